package kitchensync.pipeline.watch;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.pipeline.history.PastRun;
import kitchensync.pipeline.layer.SourceFreshness;
import kitchensync.pipeline.run.RunStep;
import org.jspecify.annotations.Nullable;

/**
 * How the pipeline is. Times are on the chain's clock.
 *
 * @param lastGood the last ordinary run that succeeded; null while there is none
 * @param runs the newest first
 * @param problems the failed steps and warnings of the newest run that has ended
 */
@RegisterForReflection
public record Overview(
        Instant now,
        @Nullable PastRun lastGood,
        List<PastRun> runs,
        List<RunStep> problems,
        List<StaleModel> staleModels,
        List<SourceFreshness> sources) {

    public List<SourceFreshness> staleSources() {
        return sources.stream()
                .filter(source -> source.state() != SourceFreshness.State.FRESH)
                .toList();
    }

    /** Age of the newest event that a good run has brought to the pages; null while there is none. */
    public @Nullable Duration age() {
        Instant upTo = lastGood == null ? null : lastGood.dataUpTo();
        return upTo == null ? null : Duration.between(upTo, now);
    }

    /** Whether there is nothing to complain of. */
    public boolean well() {
        return lastGood != null
                && Stream.of(problems, staleModels, staleSources()).allMatch(List::isEmpty);
    }
}
