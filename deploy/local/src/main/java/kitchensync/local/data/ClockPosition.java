package kitchensync.local.data;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Where the simulated clock stood when it was last written down. */
@RegisterForReflection
public record ClockPosition(Instant now) {}
