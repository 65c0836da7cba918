package kitchensync.local.prepare;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.bulk.BulkLoader;
import kitchensync.ingest.bulk.Loaded;
import kitchensync.ingest.store.StoreSchemas;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.RunProgress;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.train.TrainingReport;
import kitchensync.simulator.history.History;
import kitchensync.simulator.history.StoreHistory;

/**
 * Brings a data folder from wherever it is to a plan: every stage looks whether its work is there already, so that a
 * run that was cut off anywhere is completed by the next.
 */
@Singleton
public class Preparation {

    /** Two stores at a time keep the simulator and Postgres busy on two cores. */
    private static final int LOADERS = 2;

    private final LocalSystem system;
    private final Catalogue catalogue;
    private final StoreSchemas schemas;
    private final History history;
    private final BulkLoader loader;
    private final PipelineRunner pipeline;
    private final Training training;
    private final Forecasting forecasting;
    private final Planning planning;

    Preparation(
            LocalSystem system,
            Catalogue catalogue,
            StoreSchemas schemas,
            History history,
            BulkLoader loader,
            PipelineRunner pipeline,
            Training training,
            Forecasting forecasting,
            Planning planning) {
        this.system = system;
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.history = history;
        this.loader = loader;
        this.pipeline = pipeline;
        this.training = training;
        this.forecasting = forecasting;
        this.planning = planning;
    }

    /** Runs what is missing of: schemas, history, extract and layers, model, predictions, plan. */
    public Prepared run(Progress progress) throws Exception {
        schemas(progress);
        if (system.world().simulated()) {
            history(progress);
        }
        RunReport run = pipeline(progress);
        Optional<TrainingReport> trained = training.hasModel() ? Optional.empty() : Optional.of(train(progress));
        Optional<ForecastReport> predicted =
                forecasting.isCurrent() ? Optional.empty() : Optional.of(predict(progress));
        if (!planning.isCurrent()) {
            progress.begin("plan", "cells", 0);
            progress.end("%,d cells".formatted(planning.planWeek()));
        }
        return new Prepared(run, trained, predicted);
    }

    /** Makes the schema of every store. */
    public void schemas(Progress progress) throws SQLException {
        List<Store> stores = catalogue.activeStores();
        progress.begin("store schemas", "stores", stores.size());
        schemas.migrate(stores, done -> progress.step(1));
        progress.end("%,d stores".formatted(stores.size()));
    }

    private void history(Progress progress) throws SQLException, InterruptedException {
        history.prepare();
        AtomicLong events = new AtomicLong();
        progress.begin("history", "events", 0);
        try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
            List<Callable<Void>> loads = system.simulatedStores().stream()
                    .<Callable<Void>>map(store -> () -> load(store, events, progress))
                    .toList();
            for (Future<Void> load : loaders.invokeAll(loads)) {
                load.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the history could not be stored: " + failed.getCause(), failed.getCause());
        }
        progress.end(events.get() == 0 ? "there already" : "%,d events".formatted(events.get()));
    }

    private Void load(Store store, AtomicLong events, Progress progress) throws SQLException {
        World world = system.world();
        if (!history.isMade(store)) {
            StoreHistory past = history.of(store, world.firstLiveDay().minusDays(world.days()), world.days());
            Loaded loaded = loader.load(store, past, progress::step);
            loaded.firstProblem().ifPresent(problem -> {
                throw new IllegalStateException("store " + store.id() + ": " + loaded.rejected()
                        + " events were rejected; the first: " + problem);
            });
            history.finish(past);
            events.addAndGet(loaded.taken());
        }
        return null;
    }

    private RunReport pipeline(Progress progress) {
        progress.begin("extract and layers", "rows", 0);
        AtomicLong before = new AtomicLong();
        RunReport run = pipeline.run(
                RunRequest.of(Trigger.PREPARATION),
                RunProgress.ofRows(rows -> progress.step(rows - before.getAndSet(rows))));
        if (!run.succeeded()) {
            throw new IllegalStateException("the layers did not pass their tests: " + run.failedTests());
        }
        progress.end("%,d new rows, %d tables and views, %d tests passed"
                .formatted(run.rows(), run.models().size(), run.testsPassed()));
        return run;
    }

    private TrainingReport train(Progress progress) throws SQLException {
        progress.begin("train", "rows", 0);
        TrainingReport report = training.train();
        progress.end(
                report.version() == null
                        ? "too little history for a model"
                        : "model %s from %,d rows, %s"
                                .formatted(
                                        report.version(),
                                        report.rows(),
                                        report.trees() == 0
                                                ? "no trees: the profile alone does as well"
                                                : report.trees() + " trees"));
        return report;
    }

    private ForecastReport predict(Progress progress) throws SQLException {
        progress.begin("predict", "cells", 0);
        ForecastReport report = forecasting.predict();
        progress.end("%,d cells, %,.0f units a week".formatted(report.rows(), report.weeklyUnits()));
        return report;
    }
}
