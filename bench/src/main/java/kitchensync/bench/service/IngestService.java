package kitchensync.bench.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.bench.database.Database;
import kitchensync.bench.process.ChildProcess;

/** Starts our ingest as it is deployed: its own jar in its own process, with its settings in the environment. */
public final class IngestService {

    public static final String NAME = "kitchensync";

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final double MILLIS_A_SECOND = 1e3;

    /** How ingest says that its schemas are ready. */
    private static final Pattern MIGRATED = Pattern.compile("(\\d+) were migrated, in (\\d+\\.\\d+) s");

    private final Path java;
    private final Path jar;
    private final List<String> options;
    private final Database server;
    private final Path folder;

    /**
     * @param java the java command
     * @param jar ingest's quarkus-run.jar
     * @param options for its JVM
     * @param folder for its catalogue and logs
     */
    public IngestService(Path java, Path jar, List<String> options, Database server, Path folder) {
        this.java = java;
        this.jar = jar;
        this.options = List.copyOf(options);
        this.server = server;
        this.folder = folder;
    }

    /**
     * A service that is ready.
     *
     * @param startSeconds from the start of the process until it was ready, migration included
     * @param migrationSeconds what it said that the making of all schemas took; NaN when it did not say
     */
    public record Started(MeasuredService service, double startSeconds, double migrationSeconds) {}

    /** Starts it on a new database, and waits until it has made all schemas and is ready. */
    public Started start(Fleet fleet, String database) throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        Path stores = folder.resolve(database + "-stores.yaml");
        Files.writeString(stores, fleet.yaml());
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        ChildProcess process = ChildProcess.start(
                NAME, command, folder, environment(stores, database, port), folder.resolve(database + ".log"));
        try {
            Duration took = process.awaitReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready"), START_LIMIT);
            return new Started(
                    new MeasuredService(NAME, process, port),
                    took.toMillis() / MILLIS_A_SECOND,
                    migrationSeconds(process.log()));
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
    }

    private Map<String, String> environment(Path stores, String database, int port) {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.jdbcUrl(database),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                server.reactiveUrl(database),
                "KITCHENSYNC_CATALOGUE_STORES",
                stores.toString(),
                "KITCHENSYNC_INGEST_ACCESS",
                "open",
                // There is no Kafka here; that the relay does not slow ingest down is the fault suite's to show.
                "KITCHENSYNC_INGEST_FEED_RELAY_START_WITH_SERVICE",
                "false");
    }

    static double migrationSeconds(String log) {
        Matcher migrated = MIGRATED.matcher(log);
        return migrated.find() ? Double.parseDouble(migrated.group(2)) : Double.NaN;
    }
}
