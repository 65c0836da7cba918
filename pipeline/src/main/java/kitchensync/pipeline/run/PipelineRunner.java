package kitchensync.pipeline.run;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.PipelineConfig;
import kitchensync.pipeline.extract.Extract;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.layer.CatalogueSeeds;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.serving.DayTotal;
import kitchensync.pipeline.serving.ServingTables;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline: extract, layers, tests, serving tables, and the word that it is done. One run at a time: a second
 * caller in this process waits, one in another process is refused.
 */
@Singleton
public class PipelineRunner {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    /** The warehouse that the SQL is rendered for, as dbt calls it. */
    private static final String TARGET = "duckdb";

    private final AgroalDataSource postgres;
    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final Clock clock;
    private final PipelineConfig config;
    private final RunAnnouncer announcer;
    private final ReentrantLock running = new ReentrantLock(true);

    /** Read with the first run. */
    private @Nullable Project project;

    PipelineRunner(
            AgroalDataSource postgres,
            Warehouse warehouse,
            Catalogue catalogue,
            Clock clock,
            PipelineConfig config,
            RunAnnouncer announcer) {
        this.postgres = postgres;
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.clock = clock;
        this.config = config;
        this.announcer = announcer;
    }

    /** {@link #run(LongConsumer)} without a word on the way. */
    public RunReport run() {
        return run(rows -> {});
    }

    /**
     * Runs once, and blocks until it is done. Failed tests and broken models are in the report, not thrown.
     *
     * @param extracted told how many events have been copied out of the stores so far, from any thread
     * @throws PipelineBusyException when another process is at it
     * @throws ExtractException when a store cannot be read
     * @throws IllegalStateException when Postgres or the warehouse fails
     */
    public RunReport run(LongConsumer extracted) {
        running.lock();
        try (Connection serving = postgres.getConnection();
                RunLock lock = RunLock.take(serving)) {
            return run(serving, extracted);
        } catch (SQLException failed) {
            throw new IllegalStateException("the pipeline's run failed: " + failed.getMessage(), failed);
        } finally {
            running.unlock();
        }
    }

    private RunReport run(Connection serving, LongConsumer progress) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = warehouse.connect()) {
            RawTables.create(connection);
            Map<String, Long> extracted = new TreeMap<>();
            new Extract(postgres, warehouse, config.copyThreads(), config.batchBytes(), config.acceptDropped())
                    .run(catalogue.activeStores(), progress)
                    .forEach((table, rows) -> extracted.put(table.name(), rows));
            long extractMillis = millisSince(start);
            LayerReport layers = LayerRunner.run(project(), warehouse);
            Instant finishedAt = clock.instant();
            Instant dataUpTo = ServingTables.dataUpTo(connection).orElse(null);
            // When this run could not make them, the pages keep the totals of the last one that could.
            Optional<List<DayTotal>> totals = layers.stands("MARTS.DAY_TOTALS")
                    ? Optional.of(DayTotal.ofLastTwoDays(connection))
                    : Optional.empty();
            ServingTables.write(
                    serving, totals, finishedAt, dataUpTo, layers.failures().size());
            RunReport report = report(extracted, layers, extractMillis, start);
            finish(report, finishedAt, dataUpTo);
            return report;
        }
    }

    /** To the quarter hour: no zone begins a day in between, and a run without news has nothing to do then. */
    private Project project() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        String quarter = UTC.format(now.truncatedTo(ChronoUnit.HOURS).plusMinutes(now.getMinute() / 15 * 15));
        if (project == null) {
            ProjectFiles files = ProjectFiles.onClasspath(PipelineRunner.class.getClassLoader(), "dbt");
            project = Project.read(files.with(CatalogueSeeds.of(catalogue)), Map.of("now", quarter), TARGET);
        }
        project = project.with(Map.of("now", quarter));
        return project;
    }

    private static RunReport report(Map<String, Long> extracted, LayerReport layers, long extractMillis, long start) {
        return new RunReport(
                extracted,
                layers.models(),
                layers.testsPassed(),
                layers.failures().size(),
                layers.failures(),
                layers.warnings(),
                extractMillis,
                millisSince(start));
    }

    private void finish(RunReport report, Instant finishedAt, @Nullable Instant dataUpTo) {
        RunLog.write(report);
        if (report.succeeded()) {
            announcer.announce(new PipelineRunFinished(UUID.randomUUID(), finishedAt, dataUpTo, report.rows()));
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
