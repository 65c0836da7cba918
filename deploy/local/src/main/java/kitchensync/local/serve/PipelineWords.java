package kitchensync.local.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.pipeline.history.PastRun;
import kitchensync.pipeline.layer.FailedTest;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.ModelRun;
import kitchensync.pipeline.layer.SourceFreshness;
import kitchensync.pipeline.run.RunProgress;
import kitchensync.pipeline.run.RunStep;
import kitchensync.pipeline.watch.Overview;
import kitchensync.pipeline.watch.StaleModel;
import org.jspecify.annotations.Nullable;

/** The pipeline's doings in lines for a person. */
final class PipelineWords {

    private static final int ROWS_SHOWN = 3;
    private static final int RUNS_SHOWN = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private PipelineWords() {}

    /** Tells of a run under way; of extract once a second. */
    static final class Telling implements RunProgress {

        private static final long EVERY_NANOS = 1_000_000_000L;

        private final Consumer<String> line;
        private long told = System.nanoTime();
        private int unchanged;

        Telling(Consumer<String> line) {
            this.line = line;
        }

        @Override
        public synchronized void extracted(long rows) {
            if (System.nanoTime() - told >= EVERY_NANOS) {
                told = System.nanoTime();
                line.accept("extract: %,d events".formatted(rows));
            }
        }

        @Override
        public void built(ModelRun model) {
            switch (model.outcome()) {
                case BUILT ->
                    line.accept("%s: %s, %,d ms"
                            .formatted(
                                    model.name(),
                                    model.rows() == null ? "view" : "%,d rows".formatted(model.rows()),
                                    model.millis()));
                case UNCHANGED -> unchanged++;
                case FAILED -> line.accept(model.name() + ": FAILED, what was there before stands");
                case SKIPPED -> line.accept(model.name() + ": left as it is, something that it reads has failed");
            }
        }

        @Override
        public void made(LayerReport layers) {
            if (unchanged > 0) {
                line.accept("%d models have nothing new".formatted(unchanged));
            }
            failures(layers).forEach(line);
        }
    }

    /** What is wrong: model and line of its SQL, or the test, the first rows that fail it, and how to see the others. */
    static List<String> failures(LayerReport report) {
        List<String> lines = new ArrayList<>();
        List<String> ofTests =
                report.failedTests().stream().map(FailedTest::description).toList();
        report.failures().stream()
                .filter(failure -> !ofTests.contains(failure))
                .forEach(failure -> lines.add("error   " + failure));
        for (FailedTest test : report.failedTests()) {
            lines.add((test.warns() ? "warning " : "failed  ") + test.description());
            test.rows().stream().limit(ROWS_SHOWN).forEach(row -> lines.add("          " + row));
            lines.add("          all of them: " + test.sql().strip().replaceAll("\\s+", " "));
        }
        return lines;
    }

    /** The last runs, what failed, and what is stale. */
    static String status(Overview overview) {
        List<String> lines = new ArrayList<>();
        lines.add("now " + TIME.format(overview.now()) + " UTC; " + upTo(overview));
        lines.add("");
        for (PastRun run :
                overview.runs().subList(0, Math.min(RUNS_SHOWN, overview.runs().size()))) {
            lines.add(run(run));
        }
        if (!overview.problems().isEmpty()) {
            lines.add("");
            lines.add("What was wrong in the last run:");
            for (RunStep step : overview.problems()) {
                lines.add("  " + (step.kind() == RunStep.Kind.TEST ? "" : step.name() + ": ")
                        + String.valueOf(step.error()).replace("\n", "\n      "));
            }
        }
        if (!overview.staleModels().isEmpty() || !overview.staleSources().isEmpty()) {
            lines.add("");
            lines.add("Stale:");
            for (StaleModel model : overview.staleModels()) {
                lines.add("  " + model.relation() + " stands as of " + time(model.goodAt()) + ": " + model.why());
            }
            for (SourceFreshness source : overview.staleSources()) {
                lines.add("  " + source.words());
            }
        }
        return String.join("\n", lines);
    }

    private static String upTo(Overview overview) {
        PastRun good = overview.lastGood();
        Duration age = overview.age();
        if (good == null) {
            return "no run has succeeded yet";
        }
        return "last good run " + time(good.finishedAt())
                + (age == null ? ", no events yet" : ", its newest event is " + age.toMinutes() + " minutes old");
    }

    private static String run(PastRun run) {
        return "%s  %-11s %-11s %9s  %s%s"
                .formatted(
                        TIME.format(run.startedAt()),
                        run.trigger(),
                        run.state(),
                        run.millis() == null ? "" : "%,d ms".formatted(run.millis()),
                        run.rows() == null
                                ? ""
                                : "%,d events, %d tests passed, %d failed"
                                        .formatted(run.rows(), run.testsPassed(), run.testsFailed()),
                        run.asked().isEmpty() ? "" : "  " + run.asked());
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "an unknown time" : TIME.format(at);
    }
}
