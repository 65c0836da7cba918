package kitchensync.kitchenui.serving;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's last finished run.
 *
 * @param dataUpTo time of the newest event it has seen; null when it has seen none
 */
public record PipelineStatus(Instant finishedAt, @Nullable Instant dataUpTo, int testsFailed) {}
