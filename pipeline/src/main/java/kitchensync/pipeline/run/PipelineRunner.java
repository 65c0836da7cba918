package kitchensync.pipeline.run;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.PipelineConfig;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.lake.LakeLoad;
import kitchensync.pipeline.layer.LayerException;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.RunOptions;
import kitchensync.pipeline.layer.Selection;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunRequest.Days;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.pipeline.run.RunStep.Kind;
import kitchensync.pipeline.serving.DayTotal;
import kitchensync.pipeline.serving.ServingTables;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline: extract, layers, tests, serving tables, and the word that it is done. One run at a time, of all
 * processes on the same Postgres: whoever comes second waits.
 */
@Singleton
public class PipelineRunner {

    private final AgroalDataSource postgres;
    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final Clock clock;
    private final PipelineConfig config;
    private final RunAnnouncer announcer;
    private final RunListeners listeners;
    private final PipelineProject project;
    private final ReentrantLock running = new ReentrantLock(true);

    PipelineRunner(
            AgroalDataSource postgres,
            Warehouse warehouse,
            Catalogue catalogue,
            Clock clock,
            PipelineConfig config,
            RunAnnouncer announcer,
            RunListeners listeners,
            PipelineProject project) {
        this.postgres = postgres;
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.clock = clock;
        this.config = config;
        this.announcer = announcer;
        this.listeners = listeners;
        this.project = project;
    }

    /** An ordinary run that a person asks for. */
    public RunReport run() {
        return run(RunRequest.of(Trigger.COMMAND), RunProgress.SILENT);
    }

    /**
     * Runs once, and blocks until it is done. Failed tests and broken models are in the report, not thrown.
     *
     * @param progress told how far it is
     * @throws PipelineBusyException when another run is under way; the schedule learns it at once, others wait a while
     * @throws ExtractException when a store cannot be read
     * @throws LayerException when the request selects what is not there
     * @throws PipelineException when Postgres or the warehouse fails
     */
    public RunReport run(RunRequest request, RunProgress progress) {
        Duration patience = request.trigger() == Trigger.SCHEDULE ? Duration.ZERO : config.waitForOther();
        try {
            if (!running.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PipelineBusyException();
            }
            try (Connection serving = postgres.getConnection();
                    RunLock lock = RunLock.take(serving, patience)) {
                return new Run(serving, request, progress).go();
            } finally {
                running.unlock();
            }
        } catch (SQLException failed) {
            throw new PipelineException("the pipeline's run failed: " + OneLine.of(failed), failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PipelineException("the pipeline's run was interrupted", ended);
        }
    }

    /** One run, under the lock. */
    private final class Run {
        private final Connection serving;
        private final RunRequest request;
        private final RunProgress progress;
        private final Started started;
        private final RunSteps steps = new RunSteps();
        private final Map<String, Long> extracted = new TreeMap<>();
        private final long start = System.nanoTime();
        private long extractMillis;
        private @Nullable Instant dataUpTo;
        private @Nullable Project read;
        private @Nullable LayerReport layers;

        Run(Connection serving, RunRequest request, RunProgress progress) {
            this.serving = serving;
            this.request = request;
            this.progress = progress;
            this.started = new Started(UUID.randomUUID(), request, clock.instant());
        }

        RunReport go() throws SQLException {
            listeners.began(started);
            @Nullable RunReport report = null;
            @Nullable String error = "it broke off";
            try (Connection connection = warehouse.connect()) {
                if (request.whole()) {
                    extract(connection);
                }
                LayerReport made = layers();
                if (request.whole()) {
                    publish(connection, made);
                }
                report = report(made);
                error = report.succeeded() ? null : String.join("; ", report.failedTests());
                return report;
            } catch (SQLException | RuntimeException broken) {
                error = OneLine.of(broken);
                steps.broke(error);
                throw broken;
            } finally {
                listeners.ended(
                        started,
                        new Ended(
                                clock.instant(),
                                millisSince(start),
                                steps.steps(),
                                error,
                                dataUpTo,
                                read,
                                layers,
                                report));
            }
        }

        private void extract(Connection connection) throws SQLException {
            steps.begin(Kind.EXTRACT, "stores");
            RawTables.create(warehouse.dialect(), connection);
            EventSource.of(postgres, warehouse, catalogue, config, clock)
                    .extract(progress::extracted)
                    .forEach((table, rows) -> extracted.put(table.name(), rows));
            extractMillis = millisSince(start);
            steps.extracted(extracted);
        }

        private LayerReport layers() throws SQLException {
            steps.begin(Kind.MODEL, "layers");
            Project asked = project.now();
            Days days = request.days();
            if (days != null) {
                asked = asked.with(
                        Map.of("from", days.from().toString(), "to", days.to().toString()));
            }
            read = asked;
            RunOptions options = new RunOptions(
                    request.fullRefresh(),
                    request.whole() ? null : Selection.of(asked, request.select(), request.exclude()));
            LayerReport made = LayerRunner.run(asked, warehouse, options, progress::built);
            layers = made;
            progress.made(made);
            steps.layers(made);
            return made;
        }

        private void publish(Connection connection, LayerReport made) throws SQLException {
            steps.begin(Kind.PUBLISH, "serving tables");
            Instant finishedAt = clock.instant();
            dataUpTo = ServingTables.dataUpTo(connection).orElse(null);
            // When this run could not make them, the pages keep the totals of the last one that could.
            Optional<List<DayTotal>> totals = made.stands("MARTS.DAY_TOTALS")
                    ? Optional.of(DayTotal.ofLastTwoDays(connection))
                    : Optional.empty();
            ServingTables.write(
                    serving, totals, finishedAt, dataUpTo, made.failures().size());
            if (made.succeeded()) {
                announcer.announce(new PipelineRunFinished(
                        started.id(),
                        finishedAt,
                        dataUpTo,
                        extracted.values().stream().mapToLong(Long::longValue).sum()));
            }
            steps.done();
        }

        private RunReport report(LayerReport made) {
            RunReport report = new RunReport(
                    extracted,
                    made.models(),
                    made.testsPassed(),
                    made.failures().size(),
                    made.failures(),
                    made.warnings(),
                    extractMillis,
                    millisSince(start));
            RunLog.write(report);
            return report;
        }
    }

    /**
     * Loads files of events into RAW, whatever the source of the runs is; the next run makes the layers of them.
     *
     * @throws PipelineBusyException when another process runs the pipeline
     * @throws ExtractException when the folder or a file of it cannot be read
     */
    public LakeLoad.Report load(Path folder) throws SQLException, IOException {
        running.lock();
        try (Connection serving = postgres.getConnection();
                RunLock lock = RunLock.take(serving, config.waitForOther());
                Connection connection = warehouse.connect()) {
            RawTables.create(warehouse.dialect(), connection);
            return LakeLoad.run(warehouse, folder, clock);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PipelineException("the load was interrupted", ended);
        } finally {
            running.unlock();
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
