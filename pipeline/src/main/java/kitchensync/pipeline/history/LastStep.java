package kitchensync.pipeline.history;

import java.time.Instant;
import kitchensync.pipeline.run.RunStep;

/**
 * The last step in which something was done with a table.
 *
 * @param startedAt when its run began, on the chain's clock
 */
public record LastStep(RunStep step, Instant startedAt) {}
