package kitchensync.pipeline.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told on the topic {@code pipeline-runs} after every successful run.
 *
 * @param finishedAt on the chain's clock
 * @param dataUpTo the newest event in the warehouse; null while there is none
 * @param rows events that the run brought into the warehouse
 */
@RegisterForReflection
public record PipelineRunFinished(
        UUID runId, Instant finishedAt, @Nullable Instant dataUpTo, long rows) {}
