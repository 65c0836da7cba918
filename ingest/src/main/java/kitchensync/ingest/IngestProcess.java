package kitchensync.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/** Ingest by itself: a service or, as {@code migrate}, the job that makes and migrates all schemas and ends. */
@QuarkusMain(name = "ingest")
public final class IngestProcess {

    private static final int WRONG_USAGE = 2;

    /** Schemas are made at the start; nothing else has to begin. */
    private static final Map<String, String> MIGRATE = Map.of(
            "kitchensync.ingest.migrate-at-start", "true",
            "kitchensync.ingest.feed.relay.start-with-service", "false",
            "kitchensync.ingest.feed.counters.start-with-service", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.http.host-enabled", "false");

    private IngestProcess() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else if (args.length == 1 && args[0].equals("migrate")) {
            MIGRATE.forEach(System::setProperty);
            Quarkus.run(End.class);
        } else {
            System.err.println("ingest: give migrate, which makes all schemas and ends, or nothing, to serve");
            System.exit(WRONG_USAGE);
        }
    }

    /** Ends as soon as everything has started. */
    static final class End implements QuarkusApplication {
        @Override
        public int run(String... args) {
            return 0;
        }
    }
}
