package kitchensync.pipeline.run;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import kitchensync.pipeline.run.RunRequest.Trigger;
import org.jboss.logging.Logger;

/** Runs the pipeline again and again. A run that fails is logged; the next one takes up where it stopped. */
@Singleton
class PipelineSchedule {

    private static final Logger LOG = Logger.getLogger(PipelineSchedule.class);

    private final PipelineRunner runner;

    PipelineSchedule(PipelineRunner runner) {
        this.runner = runner;
    }

    @Scheduled(
            identity = "kitchensync-pipeline",
            every = "{kitchensync.pipeline.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            runner.run(RunRequest.of(Trigger.SCHEDULE), RunProgress.SILENT);
        } catch (RuntimeException failed) {
            LOG.errorf("pipeline run failed: %s", failed.getMessage());
            LOG.debug("pipeline run failed", failed);
        }
    }
}
