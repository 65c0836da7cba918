package kitchensync.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.bench.database.Database;

/** A service as it stands alone: what starts it, and with which settings. */
record StandaloneService(String name, Path home) {

    static final List<String> NAMES = List.of("ingest", "pipeline", "predictor", "kitchen-ui");

    /** @throws IOException when it is not built */
    Path jar() throws IOException {
        Path jar = home.resolve(name + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException(name + " is not built; run ./kitchensync bench startup, which builds it");
        }
        return jar;
    }

    List<String> java(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }

    /** The binary that -Pnative has made, in the service's own folder or in another. */
    Optional<List<String>> binary(Optional<Path> folder) throws IOException {
        Path at = folder.orElse(home.resolve(name + "/target"));
        if (!Files.isDirectory(at)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(at)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "(-.*)?-runner"))
                    .findFirst()
                    .map(file -> List.of(file.toString()));
        }
    }

    /** Open to this machine alone, without Kafka, the warehouse in a file of its own. */
    Map<String, String> environment(Database server, String database, Path folder) {
        Map<String, String> all = new HashMap<>();
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        all.put("QUARKUS_DATASOURCE_JDBC_URL", server.jdbcUrl(database));
        all.put("QUARKUS_DATASOURCE_REACTIVE_URL", server.reactiveUrl(database));
        all.put("KITCHENSYNC_INGEST_ACCESS", "open");
        all.put("KITCHENSYNC_INGEST_FEED_RELAY_START_WITH_SERVICE", "false");
        all.put("KITCHENSYNC_PIPELINE_EVERY", "disabled");
        all.put("KITCHENSYNC_DUCKDB_FILE", folder.resolve(name + ".duckdb").toString());
        return all;
    }
}
