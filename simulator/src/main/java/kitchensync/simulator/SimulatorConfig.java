package kitchensync.simulator;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** The simulator's settings; defaults are in {@code META-INF/microprofile-config.properties}. */
@ConfigMapping(prefix = "kitchensync.simulator")
public interface SimulatorConfig {

    /** What the random streams of all stores are derived from. */
    long seed();

    /** How long to wait for ingest's answer before the events are sent again. */
    Duration answerWithin();

    /** The key, with scope write for all stores, that ingest is shown; none where ingest runs open. */
    Optional<String> apiKey();
}
