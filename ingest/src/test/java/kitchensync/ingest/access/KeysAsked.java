package kitchensync.ingest.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Ingest as it runs for others: with keys. */
public class KeysAsked implements QuarkusTestProfile {

    static final String PROCESS_KEY = "ks_process_" + "p".repeat(43);
    static final String ADMIN_KEY = "ks_admin_" + "a".repeat(43);
    static final int BURST = 30;

    /** A quarter of all. */
    static final int STREAMS_OF_A_STORE = 2;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "kitchensync.ingest.access",
                "keys",
                "kitchensync.ingest.keys-known-for",
                "PT0.3S",
                "kitchensync.ingest.feed.heartbeat-every",
                "PT0.3S",
                "kitchensync.ingest.feed.max-streams",
                String.valueOf(4 * STREAMS_OF_A_STORE),
                "kitchensync.ingest.process-key",
                PROCESS_KEY,
                "kitchensync.ingest.admin-key",
                ADMIN_KEY,
                "kitchensync.ingest.rate-limit.requests-per-second",
                "1",
                "kitchensync.ingest.rate-limit.burst",
                String.valueOf(BURST));
    }
}
