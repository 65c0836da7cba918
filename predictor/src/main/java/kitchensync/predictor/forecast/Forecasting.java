package kitchensync.predictor.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.DayConditions;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.HistoryStream;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;

/** Predicts the coming week with the champion and replaces MARTS.PREDICTIONS in one step. */
@ApplicationScoped
public class Forecasting {

    /** Stands where a model's version would, when none has beaten the simple forecasts. */
    public static final String NO_MODEL = "none";

    /** A few: their rows are 7 MB, and 20 MB more as text on their way into the warehouse. */
    private static final int STORES_AT_ONCE = 24;

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final TrainingSettings settings;
    private final ModelRegistry registry;
    private final Clock clock;

    Forecasting(
            Warehouse warehouse, Catalogue catalogue, TrainingSettings settings, ModelRegistry registry, Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Every active store, active item and slot of the week gets a row; zero where nothing can be sold. One at a time: new
     * predictions wait in one table until all are there.
     */
    public synchronized ForecastReport predict() throws SQLException {
        long start = System.nanoTime();
        Assortment assortment = Assortment.of(catalogue);
        Optional<StoredModel> champion = registry.champion();
        try (NextPredictions next = new NextPredictions(warehouse)) {
            Profile profile = profile(assortment);
            DemandModel model = champion.map(StoredModel::model)
                    .orElseGet(() -> new DemandModel(null, Codes.of(assortment, profile), DispersionTable.ALL_POISSON));
            Source established = champion.isPresent() ? Source.MODEL : Source.PROFILE;
            Edition edition = new Edition(champion.map(StoredModel::version).orElse(NO_MODEL), clock.instant());
            WeekShards shards = new WeekShards(
                    assortment,
                    profile,
                    model,
                    conditions(assortment),
                    // Which weekday a week begins with only matters to what is known of its very days.
                    today(),
                    established);
            NextPredictions.Written written = shards.into(next, STORES_AT_ONCE);
            next.publish(catalogue.activeStores(), assortment, model.dispersion(), edition);
            return report(written, edition, (System.nanoTime() - start) / 1e9);
        } catch (IOException failed) {
            throw new UncheckedIOException("The predictions could not be written to a temporary file", failed);
        }
    }

    private Profile profile(Assortment assortment) throws SQLException, IOException {
        try (Connection connection = warehouse.connect();
                HistoryStream stream = HistoryStream.open(connection, assortment, settings.historyDays())) {
            int days = stream.history().days();
            ProfileLearner learner = new ProfileLearner(stream.history(), days);
            while (learner.origin() < days) {
                stream.hold(learner.origin());
                learner.learnWeek();
            }
            return learner.profile();
        }
    }

    private Conditions conditions(Assortment assortment) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            return DayConditions.read(connection, assortment, MenuConditions.of(catalogue.activeItems()));
        }
    }

    private LocalDate today() {
        return catalogue.activeStores().stream()
                .map(store -> LocalDate.ofInstant(clock.instant(), store.zone()))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /**
     * Whether the predictions are there, from the champion, for the stores and items of the catalogue, and not from a time
     * that has not come: a clock may have been set back.
     */
    public boolean isCurrent() throws SQLException {
        String champion = registry.champion().map(StoredModel::version).orElse(NO_MODEL);
        try (Connection connection = warehouse.connect()) {
            return Predictions.edition(connection)
                            .filter(edition -> edition.modelVersion().equals(champion))
                            .filter(edition -> !edition.predictedAt().isAfter(clock.instant()))
                            .isPresent()
                    && Predictions.cover(connection, catalogue.activeStores(), catalogue.activeItems());
        }
    }

    private static ForecastReport report(NextPredictions.Written written, Edition edition, double seconds) {
        Map<String, Integer> bySource = new TreeMap<>();
        written.bySource().forEach((source, rows) -> bySource.put(source.id(), rows));
        int rows =
                written.bySource().values().stream().mapToInt(Integer::intValue).sum();
        int closed = written.bySource().getOrDefault(Source.CLOSED, 0);
        return new ForecastReport(rows, rows - closed, bySource, written.units(), edition.modelVersion(), seconds);
    }
}
