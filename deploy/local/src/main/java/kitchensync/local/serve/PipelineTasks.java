package kitchensync.local.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import kitchensync.local.engine.LocalSystem;
import kitchensync.local.serve.PipelineWords.Telling;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.page.PipelinePages;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.PipelineTests;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Days;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.pipeline.watch.Overview;
import kitchensync.pipeline.watch.Watch;

/** Does what the command {@code pipeline} asks. */
@Singleton
@Unremovable
public class PipelineTasks {

    private final PipelineRunner runner;
    private final PipelineTests tests;
    private final Watch watch;
    private final PipelinePages pages;
    private final LocalSystem system;
    private final ObjectMapper json;

    PipelineTasks(
            PipelineRunner runner,
            PipelineTests tests,
            Watch watch,
            PipelinePages pages,
            LocalSystem system,
            ObjectMapper json) {
        this.runner = runner;
        this.tests = tests;
        this.watch = watch;
        this.pages = pages;
        this.system = system;
        this.json = json;
    }

    /**
     * @param line takes lines for who waits, from any thread
     * @return the end; a failed test or a broken model is an error in it
     */
    public PipelineAnswer run(PipelineTask task, Consumer<String> line) throws Exception {
        return switch (task.action()) {
            case RUN -> runOnce(task, line);
            case TEST -> test(task, line);
            case DOCS -> {
                Path target = Files.createDirectories(system.folder().path("target"));
                yield PipelineAnswer.end(
                        Files.writeString(target.resolve("index.html"), pages.docs())
                                .toString(),
                        null);
            }
            case STATUS -> {
                Overview overview = watch.overview();
                yield PipelineAnswer.end(
                        task.json() ? json.writeValueAsString(overview) : PipelineWords.status(overview), null);
            }
        };
    }

    private PipelineAnswer runOnce(PipelineTask task, Consumer<String> line) throws Exception {
        Days days = task.from() == null || task.to() == null ? null : new Days(task.from(), task.to());
        RunReport report = runner.run(
                new RunRequest(Trigger.COMMAND, task.select(), task.exclude(), task.fullRefresh(), days),
                new Telling(line));
        return PipelineAnswer.end(
                report.succeeded() ? json.writeValueAsString(report) : null,
                report.succeeded()
                        ? null
                        : "the layers did not pass their tests, the tables before them stand; mend the model's file or the"
                                + " rows that are named, then run again: " + report.failedTests());
    }

    private PipelineAnswer test(PipelineTask task, Consumer<String> line) throws Exception {
        LayerReport report = tests.run(task.select(), task.exclude());
        PipelineWords.failures(report).forEach(line);
        String counts = "%d tests passed, %d failed, %d warned"
                .formatted(
                        report.testsPassed(),
                        report.failures().size(),
                        report.warnings().size());
        return report.succeeded() ? PipelineAnswer.end(counts, null) : PipelineAnswer.end(null, counts);
    }
}
