package kitchensync.bench.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kitchensync.bench.database.Database;
import kitchensync.bench.process.ChildProcess;

/** Starts the kitchen's pages as they are deployed: their own jar in their own process. */
public final class KitchenPages {

    private static final String NAME = "kitchen-ui";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private KitchenPages() {}

    /**
     * Starts them on a new database, and waits until they have made their tables and are ready.
     *
     * @param command java with its options and the jar
     * @param folder for the list of stores and the log
     */
    public static MeasuredService start(
            List<String> command, Fleet fleet, Database server, String database, Path folder)
            throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        Path stores = folder.resolve("stores.yaml");
        Files.writeString(stores, fleet.yaml());
        Map<String, String> settings = Map.of(
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
                stores.toString());
        ChildProcess process = ChildProcess.start(NAME, command, folder, settings, folder.resolve(NAME + ".log"));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready"), START_LIMIT);
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
        return new MeasuredService(NAME, process, port);
    }
}
