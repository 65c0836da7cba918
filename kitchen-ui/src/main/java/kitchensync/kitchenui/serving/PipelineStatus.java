package kitchensync.kitchenui.serving;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's last finished run.
 *
 * @param goodAt when the last run finished of which all tests held; null while there was none
 * @param dataUpTo time of the newest event it has seen; null when it has seen none
 */
public record PipelineStatus(
        Instant finishedAt,
        @Nullable Instant goodAt,
        @Nullable Instant dataUpTo,
        int testsFailed) {}
