package kitchensync.pipeline.run;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.days.DayFile;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.lake.LakeLoad;
import kitchensync.pipeline.layer.LayerException;
import kitchensync.pipeline.run.RunRequest.Trigger;

/**
 * The pipeline: extract, layers, tests, serving tables, and the word that it is done. One run at a time, of all
 * processes on the same Postgres: whoever comes second waits.
 */
@Singleton
public class PipelineRunner {

    private final Parts parts;
    private final ReentrantLock running = new ReentrantLock(true);

    /** What runs are made with; {@code quiet}, {@code raw} and {@code days} go from run to run. */
    record Parts(
            AgroalDataSource postgres,
            Warehouse warehouse,
            Catalogue catalogue,
            Clock clock,
            PipelineConfig config,
            RunAnnouncer announcer,
            RunListeners listeners,
            PipelineProject project,
            Quiet quiet,
            RawTables raw,
            Optional<DayFile> days) {}

    PipelineRunner(
            AgroalDataSource postgres,
            Warehouse warehouse,
            Catalogue catalogue,
            Clock clock,
            PipelineConfig config,
            RunAnnouncer announcer,
            RunListeners listeners,
            PipelineProject project) {
        this.parts = new Parts(
                postgres,
                warehouse,
                catalogue,
                clock,
                config,
                announcer,
                listeners,
                project,
                new Quiet(catalogue.stores()),
                new RawTables(),
                config.daysFile().map(DayFile::new));
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
        Duration patience = request.trigger() == Trigger.SCHEDULE
                ? Duration.ZERO
                : parts.config().waitForOther();
        try {
            if (!running.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PipelineBusyException();
            }
            try (Connection serving = parts.postgres().getConnection();
                    RunLock lock = RunLock.take(serving, patience)) {
                return new Run(parts, serving, request, progress).go();
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

    /**
     * Loads files of events into RAW, whatever the source of the runs is; the next run makes the layers of them.
     *
     * @throws PipelineBusyException when another process runs the pipeline
     * @throws ExtractException when the folder or a file of it cannot be read
     */
    public LakeLoad.Report load(Path folder) throws SQLException, IOException {
        running.lock();
        try (Connection serving = parts.postgres().getConnection();
                RunLock lock = RunLock.take(serving, parts.config().waitForOther());
                Connection connection = parts.warehouse().connect()) {
            RawTables.create(parts.warehouse().dialect(), connection);
            return LakeLoad.run(parts.warehouse(), folder, parts.clock());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PipelineException("the load was interrupted", ended);
        } finally {
            running.unlock();
        }
    }

    static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
