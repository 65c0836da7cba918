package kitchensync.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Postgres server of our own, on loopback and a free port, with its data in one folder.
 *
 * <p>The server is a child process and survives when this JVM is killed; the next start on the same folder stops
 * what is left of it first, so that the folder has one server at a time.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;
    private static final int ANY_PORT = 0;
    private static final String PID_FILE = "postmaster.pid";

    /** Above the highest process id of Linux, 4,194,304. */
    private static final String NOBODY = "4194305";

    private final EmbeddedPostgres server;
    private final Path folder;

    private LocalPostgres(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /**
     * @param folder its data; made when missing, kept when there
     * @param durable whether a commit waits for the disk; only a throw-away database may do without
     */
    public static LocalPostgres start(Path folder, boolean durable) throws IOException {
        return start(folder, durable, ANY_PORT);
    }

    /** The same, at an address that clients know already. */
    public static LocalPostgres start(Path folder, boolean durable, int port) throws IOException {
        stop(folder);
        forgetStranger(folder);
        Path made = folder.resolveSibling(folder.getFileName() + ".made");
        if (!Files.exists(made)) {
            // Either new, or its making was cut off: nothing was ever stored in it.
            deleteAll(folder);
        }
        String onOff = durable ? "on" : "off";
        LocalPostgres server = new LocalPostgres(
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(START_LIMIT)
                        .setPort(port)
                        .setServerConfig("fsync", onOff)
                        .setServerConfig("full_page_writes", onOff)
                        .setServerConfig("synchronous_commit", onOff)
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("max_connections", "100")
                        // pg_dump, and who reads the feed, have many stores' tables in one transaction.
                        .setServerConfig("max_locks_per_transaction", "256")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("wal_compression", "on")
                        // A socket has a lock file in /tmp, which outlives a container as the pid file does.
                        .setServerConfig("unix_socket_directories", "")
                        .start(),
                folder);
        Files.writeString(made, "");
        return server;
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * Stops the server of a folder, if one runs, without waiting for its clients; what they had not committed is lost.
     *
     * @throws IOException when it does not stop
     */
    public static void stop(Path folder) throws IOException {
        Optional<ProcessHandle> running = serverOf(folder);
        if (running.isEmpty()) {
            return;
        }
        String pid = String.valueOf(running.get().pid());
        try {
            // An interrupt is Postgres' fast shutdown; the JVM can send only the one that waits for clients.
            new ProcessBuilder("kill", "-INT", pid).start().waitFor();
            running.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IOException(
                    "a Postgres server (process " + pid + ") still uses " + folder + "; end it first", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old Postgres server was stopping", interrupted);
        }
    }

    /** The process that the folder's pid file names, when that is a Postgres server and not a later stranger. */
    private static Optional<ProcessHandle> serverOf(Path folder) throws IOException {
        Path pidFile = folder.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readString(pidFile)
                .lines()
                .findFirst()
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent())
                .filter(process -> worksIn(process, folder));
    }

    /** Process ids come back; a server's working folder is its data folder. */
    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), folder);
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Postgres refuses to start when its pid file names anything that lives, and in a container, where numbers are small
     * and begin anew, that is soon some process or thread of ours. The file stays, with a number that nobody can have: by
     * its other lines Postgres sees whether a part of a killed server still uses the data.
     */
    private static void forgetStranger(Path folder) throws IOException {
        Path pidFile = folder.resolve(PID_FILE);
        if (Files.exists(pidFile)) {
            List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
            if (lines.isEmpty()) {
                // Its server was killed before it wrote anything, and Postgres refuses to start with an empty one.
                Files.delete(pidFile);
                return;
            }
            lines.set(0, NOBODY);
            Path written = Files.write(folder.resolve(PID_FILE + ".new"), lines);
            Files.move(written, pidFile, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Process id of the server. */
    public long pid() throws IOException {
        return serverOf(folder)
                .orElseThrow(() -> new IOException("the Postgres server of " + folder + " has ended"))
                .pid();
    }

    public int port() {
        return server.getPort();
    }

    /** Where JDBC finds it; user {@code postgres}, no password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    /** Where the reactive client finds it; user {@code postgres}, no password. */
    public String reactiveUrl() {
        return "postgresql://localhost:" + port() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
