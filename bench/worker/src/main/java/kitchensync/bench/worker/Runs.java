package kitchensync.bench.worker;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.ModelRun;
import kitchensync.pipeline.run.PipelineConfig;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.RunProgress;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Trigger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Runs of the whole pipeline, as the schedule has them made, and what its extract is compared with. */
@Singleton
class Runs {

    private static final int SLOWEST = 8;

    private static final String FORECASTS = """
            insert into RAW.FORECASTS
              (store_id, item_id, sale_date, slot_index, predicted_units, model_version, predicted_at)
            select store_id, item_id, day, slot_index, (slot_index %% 13) / 7, 'bench', timestamp '2026-01-01'
            from STAGING.STG_SELLABLE_SLOTS
            join (select current_day + cast(range as integer) as day
                  from range(-%d, 7), (select cast(max(created_at) as date) as current_day from RAW.SALES_EVENTS)) days
              on day_of_week = isodow(day) - 1
            """;

    private final PipelineRunner pipeline;
    private final PipelineConfig config;
    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final AgroalDataSource postgres;

    Runs(
            PipelineRunner pipeline,
            PipelineConfig config,
            Catalogue catalogue,
            Warehouse warehouse,
            AgroalDataSource postgres) {
        this.pipeline = pipeline;
        this.config = config;
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.postgres = postgres;
    }

    /**
     * @param seconds from the request until the run was over
     * @param extractSeconds of these, the part that was extract
     * @param rows extracted
     * @param slowest the models that took longest, with milliseconds
     */
    record Ran(double seconds, double extractSeconds, long rows, int models, int tests, String slowest) {}

    /** @param connections at the same time */
    record Copied(long rows, double seconds, int connections) {}

    /** @throws IllegalStateException when a test fails */
    Ran run(boolean fullRefresh) {
        long start = System.nanoTime();
        RunReport report = pipeline.run(new RunRequest(Trigger.COMMAND, "", "", fullRefresh, null), RunProgress.SILENT);
        double seconds = seconds(start);
        if (!report.succeeded()) {
            throw new IllegalStateException("the run failed: " + report.failedTests());
        }
        return new Ran(
                seconds,
                report.extractMillis() / 1e3,
                report.rows(),
                report.models().size(),
                report.testsPassed() + report.warnings().size(),
                report.models().stream()
                        .filter(model -> model.millis() > 0)
                        .sorted(Comparator.comparingLong(ModelRun::millis).reversed())
                        .limit(SLOWEST)
                        .map(model -> model.name() + " " + model.millis())
                        .collect(Collectors.joining(", ")));
    }

    /** Reads all columns of all events by COPY, with as many connections as extract has, and forgets them. */
    Copied copy() throws ExecutionException, InterruptedException {
        Queue<Store> waiting = new ConcurrentLinkedQueue<>(catalogue.activeStores());
        long start = System.nanoTime();
        long rows = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(config.copyThreads())) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < config.copyThreads(); i++) {
                readers.add(pool.submit(() -> copy(waiting)));
            }
            for (Future<Long> reader : readers) {
                rows += reader.get();
            }
        }
        return new Copied(rows, seconds(start), config.copyThreads());
    }

    private long copy(Queue<Store> waiting) throws SQLException {
        long rows = 0;
        try (Connection connection = postgres.getConnection()) {
            for (Store store = waiting.poll(); store != null; store = waiting.poll()) {
                CopyOut copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from \"" + store.schema() + "\".events) to stdout");
                while (copy.readFromCopy() != null) {
                    rows++;
                }
            }
        }
        return rows;
    }

    /** Writes down what a predictor would have said of some past days and the coming week; answers the rows. */
    long forecasts(int pastDays) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(FORECASTS.formatted(pastDays));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
