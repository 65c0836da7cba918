package kitchensync.kitchenui.days;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old what the pages show may be.
 *
 * @param goodAt when a run of the pipeline last passed all of its tests; null when none has
 * @param dataUpTo the newest event it has seen; null when none
 */
public record DataAge(@Nullable Instant goodAt, @Nullable Instant dataUpTo) {

    public static final DataAge NOTHING_YET = new DataAge(null, null);
}
