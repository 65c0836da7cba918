package kitchensync.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import kitchensync.embedded.LocalKafka;
import kitchensync.embedded.LocalPostgres;
import kitchensync.testkit.Folders;

/** Everything that runs: a durable Postgres, a Kafka broker, and two ingest processes whose clocks disagree. */
final class Site implements AutoCloseable {

    static final Duration AHEAD = Duration.ofHours(5);

    private final Path folder;
    private final int postgresPort = freePort();
    private final int kafkaPort = freePort();
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private final List<IngestProcess> ingest;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Site(Path folder) throws IOException {
        this.folder = folder;
        this.postgres = LocalPostgres.start(folder.resolve("postgres"), true, postgresPort);
        this.kafka = LocalKafka.start(folder.resolve("kafka"), kafkaPort);
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit));
        this.ingest = List.of(process("a", AHEAD), process("b", AHEAD.negated()));
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException | InterruptedException incomplete) {
            System.err.println("faults: not everything could be ended: " + incomplete);
        }
    }

    static Site open() throws IOException, InterruptedException {
        Path folder = Folders.temporary("faults");
        try {
            Site site = new Site(folder);
            try {
                for (IngestProcess process : site.ingest) {
                    process.awaitReady();
                }
                return site;
            } catch (IOException | InterruptedException failed) {
                site.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            // What the constructor had started by then.
            LocalPostgres.stop(folder.resolve("postgres"));
            throw failed;
        }
    }

    private IngestProcess process(String name, Duration clockOffset) throws IOException {
        List<String> settings = List.of(
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres",
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                "-Dquarkus.datasource.reactive.url=" + postgres.reactiveUrl(),
                "-Dquarkus.datasource.jdbc.max-size=10",
                "-Dquarkus.datasource.reactive.max-size=8",
                "-Dkafka.bootstrap.servers=" + kafka.address(),
                "-Dkitchensync.ingest.access=open");
        return IngestProcess.start(freePort(), clockOffset, settings, folder.resolve("ingest-" + name + ".log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    IngestProcess ingest(int index) {
        return ingest.get(index);
    }

    List<Integer> ports() {
        return ingest.stream().map(IngestProcess::port).toList();
    }

    String kafkaAddress() {
        return kafka.address();
    }

    /** As the owner of the database, who sees every store. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
    }

    /** All processes of the server at once, as when the machine fails. */
    void killPostgres() throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        List<ProcessHandle> backends = server.children().toList();
        server.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
        postgres.close();
    }

    void stopPostgres() throws IOException {
        LocalPostgres.stop(folder.resolve("postgres"));
        postgres.close();
    }

    void startPostgres() throws IOException {
        postgres = LocalPostgres.start(folder.resolve("postgres"), true, postgresPort);
    }

    /** Halts every process of the server, or lets them go on. */
    void freezePostgres(boolean frozen) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT"));
        server.children().forEach(backend -> command.add(String.valueOf(backend.pid())));
        new ProcessBuilder(command).start().waitFor(5, TimeUnit.SECONDS);
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() throws IOException {
        kafka = LocalKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    /** The ends of the ingest processes' logs, for whoever has to find out what went wrong. */
    String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        for (String name : List.of("a", "b")) {
            List<String> lines = Files.readAllLines(folder.resolve("ingest-" + name + ".log"));
            logs.append("ingest ").append(name).append(":\n");
            lines.subList(Math.max(0, lines.size() - 60), lines.size())
                    .forEach(line -> logs.append("  ").append(line).append('\n'));
        }
        return logs.toString();
    }

    /** Ends what runs; no more is left of it when the harness itself is ended. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (closed.getAndSet(true)) {
            return;
        }
        for (IngestProcess process : ingest) {
            process.kill();
        }
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
