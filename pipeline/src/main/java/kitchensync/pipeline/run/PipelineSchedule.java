package kitchensync.pipeline.run;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.layer.LayerException;
import kitchensync.pipeline.run.RunRequest.Trigger;
import org.jboss.logging.Logger;

/**
 * Runs the pipeline again and again. When a run is due is read from the history that all processes share, so that of
 * several replicas one runs it, another takes over when that one is gone, and after a time without any one run catches
 * up at once.
 */
@Singleton
public class PipelineSchedule {

    private static final Logger LOG = Logger.getLogger(PipelineSchedule.class);
    private static final Set<String> OFF = Set.of("disabled", "off");

    private final PipelineRunner runner;
    private final NextRun next;
    private final Optional<Duration> every;
    private final Timetable timetable;

    @Inject
    PipelineSchedule(PipelineRunner runner, NextRun next, PipelineConfig config) {
        this(runner, next, interval(config.every()));
    }

    PipelineSchedule(PipelineRunner runner, NextRun next, Optional<Duration> every) {
        this.runner = runner;
        this.next = next;
        this.every = every;
        this.timetable =
                new Timetable(every.orElse(Duration.ZERO), new SplittableRandom(System.nanoTime()), System.nanoTime());
    }

    private static Optional<Duration> interval(String text) {
        return OFF.contains(text)
                ? Optional.empty()
                : Optional.of(DurationConverter.parseDuration(text.toLowerCase(Locale.ROOT)));
    }

    /** Postgres is asked only when a run may be due. */
    @Scheduled(
            identity = "kitchensync-pipeline",
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (every.isPresent() && timetable.isTime(System.nanoTime())) {
            look(every.get());
        }
    }

    private void look(Duration interval) {
        long now = System.nanoTime();
        try {
            Duration wait = timetable.retries() ? Duration.ZERO : next.untilDue(interval);
            if (wait.isZero()) {
                runner.run(RunRequest.of(Trigger.SCHEDULE), RunProgress.SILENT);
                wait = interval;
            }
            timetable.due(now, wait);
        } catch (PipelineBusyException busy) {
            timetable.busy(now);
        } catch (LayerException | ExtractException lasting) {
            LOG.errorf("pipeline run failed: %s", lasting.getMessage());
            timetable.due(now, interval);
        } catch (RuntimeException | SQLException failed) {
            LOG.errorf("pipeline run failed, to be tried again: %s", OneLine.of(failed));
            LOG.debug("pipeline run failed", failed);
            timetable.failed(System.nanoTime());
        }
    }
}
