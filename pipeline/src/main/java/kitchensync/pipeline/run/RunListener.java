package kitchensync.pipeline.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.Project;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every run, on the run's own thread and while it still holds the lock. What a listener throws is logged; it
 * never makes a run fail.
 */
public interface RunListener {

    /** A run has the lock and begins. */
    default void began(Started run) {}

    /** It has ended, well or not. */
    default void ended(Started run, Ended end) {}

    /** @param at on the chain's clock */
    record Started(UUID id, RunRequest request, Instant at) {}

    /**
     * How a run has ended.
     *
     * @param at on the chain's clock
     * @param steps in the order in which they ran, the one that it broke off in included
     * @param error one line; null when it succeeded
     * @param dataUpTo the newest event in the warehouse, when the run came so far
     * @param project what the layers were made from; null when the run broke off before, or found nothing new without asking
     *     the warehouse
     * @param layers how they went; null when the run broke off before they were done
     * @param report null when it broke off
     */
    record Ended(
            Instant at,
            long millis,
            List<RunStep> steps,
            @Nullable String error,
            @Nullable Instant dataUpTo,
            @Nullable Project project,
            @Nullable LayerReport layers,
            @Nullable RunReport report) {

        public boolean succeeded() {
            return error == null;
        }
    }
}
