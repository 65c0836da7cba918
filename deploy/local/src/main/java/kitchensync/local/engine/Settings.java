package kitchensync.local.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kitchensync.ingest.access.KeyText;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.UserList;
import kitchensync.local.data.World;

/**
 * How a process is to run.
 *
 * @param listening where it is reached, and by whom
 * @param speed simulated seconds a real second
 * @param simulator whether the live simulator sells
 * @param once whether it ends after the first plan
 * @param stores a file that replaces the bundled stores
 * @param menu a file that replaces the bundled menu
 */
public record Settings(
        Listening listening,
        double speed,
        boolean simulator,
        boolean once,
        Optional<Path> stores,
        Optional<Path> menu) {

    public static final int DEFAULT_PORT = 8080;
    public static final double DEFAULT_SPEED = 20;

    /** The pipeline runs every five minutes of the chain's clock. */
    private static final double PIPELINE_SECONDS = 300;

    /** However fast the clock runs, the pipeline gets this long between two starts. */
    private static final long LEAST_PIPELINE_SECONDS = 5;

    /** For a command that serves nobody. */
    public static Settings quiet(Optional<Path> stores, Optional<Path> menu) {
        return new Settings(Listening.NOWHERE, DEFAULT_SPEED, false, true, stores, menu);
    }

    /** The file in place of the bundled stores: the one given now, or else the one that the folder was made with. */
    public Optional<Path> stores(DataFolder folder, World world) {
        return stores.or(() -> world.storesFile().map(folder::path));
    }

    /** The same for the menu. */
    public Optional<Path> menu(DataFolder folder, World world) {
        return menu.or(() -> world.menuFile().map(folder::path));
    }

    /** Whether the clock shows real time: without the simulator, unless a speed was asked for. */
    public boolean realTime() {
        return !simulator && speed == 1;
    }

    boolean serves() {
        return listening.port() > 0;
    }

    /** Real seconds between two runs of the pipeline. */
    long pipelineSeconds() {
        return Math.max(LEAST_PIPELINE_SECONDS, Math.round(PIPELINE_SECONDS / Math.max(speed, 0.001)));
    }

    /** With keys, the simulator and the pages are given one that lives and dies with this process. */
    private Map<String, String> access(DataFolder folder) {
        if (listening.open()) {
            return Map.of("kitchensync.ingest.access", "open", "kitchensync.kitchen-ui.access", "open");
        }
        String key = KeyText.random("process").whole();
        boolean oidc = listening.access() == Listening.Access.OIDC;
        return Map.of(
                "kitchensync.kitchen-ui.access",
                oidc ? "oidc" : "users",
                "quarkus.oidc.tenant-enabled",
                String.valueOf(oidc),
                "kitchensync.kitchen-ui.users-file",
                folder.path(UserList.FILE).toString(),
                "kitchensync.kitchen-ui.session.key-file",
                folder.path(UserList.KEY).toString(),
                "kitchensync.ingest.access",
                "keys",
                "kitchensync.ingest.process-key",
                key,
                "kitchensync.simulator.api-key",
                key,
                "kitchensync.kitchen-ui.api-key",
                key);
    }

    /** The configuration that follows from these settings and where the engines are. */
    Map<String, String> properties(Engines engines, DataFolder folder, World world) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        engines.postgres().ifPresent(postgres -> {
            all.put("quarkus.datasource.username", "postgres");
            all.put("quarkus.datasource.password", "postgres");
            all.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            all.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
        });
        engines.kafka().ifPresent(kafka -> all.put("kafka.bootstrap.servers", kafka.address()));
        all.put("quarkus.rest-client.ingest.url", listening.url());
        // The stages of up make the schemas, and show how far they are.
        all.put("kitchensync.ingest.migrate-at-start", "false");
        // They begin when the kitchens go live: millions of past events are of no use to them.
        all.put("kitchensync.ingest.feed.relay.start-with-service", "false");
        all.put("kitchensync.ingest.feed.counters.start-with-service", "false");
        all.put("kitchensync.simulator.seed", String.valueOf(world.seed()));
        all.put("kitchensync.pipeline.every", pipelineSeconds() + "s");
        all.put("quarkus.http.host-enabled", String.valueOf(serves()));
        all.put("quarkus.http.host", listening.bind());
        all.put("quarkus.http.port", String.valueOf(listening.port()));
        all.putAll(access(folder));
        all.put("kitchensync.kitchen-ui.trial-page", folder.path("trial.html").toString());
        all.put("quarkus.log.file.enabled", "true");
        all.put("quarkus.log.file.path", folder.path("kitchensync.log").toString());
        return all;
    }
}
