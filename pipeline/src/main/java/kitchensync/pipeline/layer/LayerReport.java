package kitchensync.pipeline.layer;

import java.util.List;

/**
 * How a run of the layers went.
 *
 * @param models in the order in which they ran
 * @param failures one line for every failed test and broken model, with its name and the number of failing rows
 * @param warnings the same for tests that stop nothing
 * @param failedTests the tests among the two, with failing rows
 */
public record LayerReport(
        List<ModelRun> models,
        int testsPassed,
        List<String> failures,
        List<String> warnings,
        List<FailedTest> failedTests) {

    public boolean succeeded() {
        return failures.isEmpty();
    }

    /** Whether every model was left as it was. */
    public boolean isUnchanged() {
        return models.stream().allMatch(model -> model.outcome() == ModelRun.Outcome.UNCHANGED);
    }

    /**
     * Whether a model is up to date.
     *
     * @param relation {@code SCHEMA.NAME}
     */
    public boolean stands(String relation) {
        return models.stream()
                .anyMatch(model -> model.name().equals(relation)
                        && (model.outcome() == ModelRun.Outcome.BUILT
                                || model.outcome() == ModelRun.Outcome.UNCHANGED));
    }
}
