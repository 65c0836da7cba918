package kitchensync.bench.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kitchensync.bench.process.ChildProcess;
import kitchensync.bench.process.Folders;

/**
 * What an able Python engineer would write: services that do the same insert, in a virtual environment of their own.
 *
 * <p>The environment is kept and made again when the requirements change.
 */
public final class Peers {

    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(3);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String MADE_FOR = "made-for.txt";

    private final Path code;
    private final Path environment;

    private Peers(Path code, Path environment) {
        this.code = code;
        this.environment = environment;
    }

    /** The services there are. */
    public enum Peer {
        FASTAPI_ASYNCPG,
        FASTAPI_PSYCOPG2;

        /** Its name in the report, that of its Python module too. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param code folder of the peers
     * @param environment folder of the virtual environment
     * @throws IOException when Python or a package cannot be had; its message says which, in one line
     */
    public static Peers install(Path code, Path environment, Path log) throws IOException, InterruptedException {
        Path requirements = code.resolve("requirements.txt");
        Path madeFor = environment.resolve(MADE_FOR);
        String wanted = Files.readString(requirements);
        if (!Files.exists(madeFor) || !Files.readString(madeFor).equals(wanted)) {
            Folders.delete(environment);
            Files.createDirectories(environment);
            call("python3 cannot make a virtual environment", log, "python3", "-m", "venv", environment.toString());
            call(
                    "pip cannot install the packages of " + requirements.getFileName(),
                    log,
                    environment.resolve("bin/python").toString(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-input",
                    "--retries=1",
                    "--requirement",
                    requirements.toString());
            Files.writeString(madeFor, wanted);
        }
        return new Peers(code, environment);
    }

    /** Starts a peer with one worker and waits until it is ready. */
    public MeasuredService start(Peer peer, int postgresPort, String database, Path logs)
            throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        List<String> command = List.of(
                environment.resolve("bin/python").toString(),
                "-m",
                "uvicorn",
                peer.id() + ":app",
                "--host=127.0.0.1",
                "--port=" + port,
                "--workers=1",
                "--loop=uvloop",
                "--http=httptools",
                "--no-access-log");
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                "postgresql://postgres@localhost:" + postgresPort + "/" + database,
                "PYTHONDONTWRITEBYTECODE",
                "1");
        ChildProcess process = ChildProcess.start(peer.id(), command, code, settings, logs.resolve(peer.id() + ".log"));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + "/health"), START_LIMIT);
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
        return new MeasuredService(peer.id(), process, port, database);
    }

    private static void call(String failure, Path log, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException(failure + ": there is no " + command[0], missing);
        }
        boolean ended = false;
        try {
            ended = process.waitFor(INSTALL_LIMIT);
        } finally {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            String last = Files.readString(log).strip().lines().reduce("no answer", (_, line) -> line);
            throw new IOException(failure + ": " + last.strip());
        }
    }
}
