package kitchensync.pipeline.watch;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that the last run which came to it could not bring up to date; its last good version stands.
 *
 * @param relation {@code SCHEMA.NAME}
 * @param since when that run began, on the chain's clock
 * @param why one line
 * @param goodAt when the run began that built what stands now; null when the history does not go back so far
 */
@RegisterForReflection
public record StaleModel(
        String relation,
        Instant since,
        String why,
        @Nullable Instant goodAt) {}
