package kitchensync.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.pipeline.layer.FailedTest;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.ModelRun;
import kitchensync.pipeline.run.RunStep.Kind;
import kitchensync.pipeline.run.RunStep.State;
import org.jspecify.annotations.Nullable;

/** The steps of a run under way: those that are done, and the stage that it is in. */
final class RunSteps {

    private static final int ROWS_SHOWN = 3;

    private final List<RunStep> steps = new ArrayList<>();
    private Kind stage = Kind.EXTRACT;
    private String name = "";
    private long since;

    void begin(Kind next, String what) {
        stage = next;
        name = what;
        since = System.nanoTime();
    }

    /** The stage that was begun is done; extract's time is that of all tables together. */
    void extracted(Map<String, Long> rows) {
        long millis = millisSince(since);
        rows.forEach((table, count) -> steps.add(new RunStep(
                Kind.EXTRACT, "RAW." + table, count == 0 ? State.UNCHANGED : State.DONE, count, millis, null)));
    }

    void layers(LayerReport report) {
        for (ModelRun model : report.models()) {
            steps.add(model(report, model));
        }
        for (FailedTest test : report.failedTests()) {
            steps.add(new RunStep(
                    Kind.TEST,
                    test.test(),
                    test.warns() ? State.WARNED : State.FAILED,
                    test.failingRows(),
                    0,
                    test.description()
                            + test.rows().stream()
                                    .limit(ROWS_SHOWN)
                                    .map(row -> "\n" + row)
                                    .collect(Collectors.joining())));
        }
    }

    private static RunStep model(LayerReport report, ModelRun model) {
        State state = switch (model.outcome()) {
            case BUILT -> State.DONE;
            case UNCHANGED -> State.UNCHANGED;
            case FAILED -> State.FAILED;
            case SKIPPED -> State.SKIPPED;
        };
        return new RunStep(
                Kind.MODEL,
                model.name(),
                state,
                model.rows(),
                model.millis(),
                state == State.FAILED ? why(report, model.name()) : null);
    }

    /** What the warehouse said of the model, or which of its tests have failed. */
    private static String why(LayerReport report, String relation) {
        return report.failures().stream()
                .filter(failure -> failure.startsWith(relation + ": "))
                .map(failure -> failure.substring(relation.length() + 2))
                .findFirst()
                .orElseGet(() -> report.failedTests().stream()
                        .filter(test -> test.node().equals(relation) && !test.warns())
                        .map(FailedTest::description)
                        .collect(Collectors.joining("; ")));
    }

    void done() {
        steps.add(new RunStep(stage, name, State.DONE, null, millisSince(since), null));
    }

    /** The run broke off in the stage that was begun last. */
    void broke(@Nullable String error) {
        steps.add(new RunStep(stage, name, State.FAILED, null, millisSince(since), error));
    }

    List<RunStep> steps() {
        return List.copyOf(steps);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
