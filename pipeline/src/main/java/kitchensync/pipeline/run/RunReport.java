package kitchensync.pipeline.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import kitchensync.pipeline.layer.ModelRun;

/**
 * What a run did.
 *
 * @param extracted events that came in, per table as {@code SALES_EVENTS}, in the order of the names
 * @param models in the order in which they were built
 * @param failedTests one line a failed test or broken model: which, and how many rows failed it
 * @param warnings the same for tests that stop nothing
 * @param extractMillis of {@code millis}, the part that was extract
 */
@RegisterForReflection
public record RunReport(
        Map<String, Long> extracted,
        List<ModelRun> models,
        int testsPassed,
        int testsFailed,
        List<String> failedTests,
        List<String> warnings,
        long extractMillis,
        long millis) {

    /** Events that came in, of all tables. */
    public long rows() {
        return extracted.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean succeeded() {
        return failedTests.isEmpty();
    }
}
