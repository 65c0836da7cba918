package kitchensync.simulator;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The simulator's settings; defaults are in {@code META-INF/microprofile-config.properties}. */
@ConfigMapping(prefix = "kitchensync.simulator")
public interface SimulatorConfig {

    /** What the random streams of all stores are derived from. */
    long seed();

    /** Whether the live simulator starts with the service. */
    boolean startWithService();

    /** How long to wait for ingest's answer before an event is sent again. */
    Duration answerWithin();
}
