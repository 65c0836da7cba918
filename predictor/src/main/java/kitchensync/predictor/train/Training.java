package kitchensync.predictor.train;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.backtest.Backtest;
import kitchensync.predictor.backtest.Comparison;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.DayConditions;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.history.HistoryReader;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import kitchensync.predictor.score.Baselines;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.score.Scoring;
import org.jboss.logging.Logger;

/**
 * Trains a model on the warehouse's history and keeps it in the registry. A job of its own: never part of the
 * five-minute pipeline.
 *
 * <p>The scores come from the newest days, forecast by a model that has not seen them; the model that is kept is trained
 * on all days.
 */
@ApplicationScoped
public class Training {

    private static final Logger LOG = Logger.getLogger(Training.class);

    private static final int MOST_VALIDATION_DAYS = 14;

    /** With less history nothing can be trained on one part and tried on the other. */
    private static final int FEWEST_DAYS = 3;

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final TrainingSettings settings;
    private final ModelRegistry registry;
    private final Clock clock;

    Training(Warehouse warehouse, Catalogue catalogue, TrainingSettings settings, ModelRegistry registry, Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether there is a model to forecast with. */
    public boolean hasModel() throws SQLException {
        return registry.champion().isPresent();
    }

    /**
     * Trains, checks the export on every row, stores the model, and makes it champion when it beats every baseline and is
     * not worse than the champion. With too little history there is no new model, which the report says.
     */
    public TrainingReport train() throws SQLException {
        long start = System.nanoTime();
        DemandHistory history;
        Conditions conditions;
        Assortment assortment = Assortment.of(catalogue);
        try (Connection connection = warehouse.connect()) {
            history = HistoryReader.read(connection, assortment, settings.historyDays());
            conditions = DayConditions.read(connection, assortment, MenuConditions.of(catalogue.activeItems()));
        }
        if (history.days() < FEWEST_DAYS) {
            LOG.warn("Too little history to train a model: forecasts will be profiles of the item's category.");
            return TrainingReport.noModel(secondsSince(start));
        }
        int validation = Math.clamp(history.days() / 3, 1, MOST_VALIDATION_DAYS);
        Backtest backtest = new Backtest(history, validation, conditions);
        List<Score> scores = scores(history, backtest);
        ModelFit fit = ModelFit.of(history, history.days(), conditions, settings);
        StoredModel model = registry.named(fit.model());
        boolean beatsBaselines = beats(scores.getFirst(), scores.subList(1, scores.size()));
        boolean promoted = beatsBaselines;
        TrainingReport report = new TrainingReport(
                fit.rows(),
                validation,
                fit.trees(),
                fit.strength(),
                secondsSince(start),
                scores,
                beatsBaselines,
                promoted,
                model.version(),
                fit.onnxDifference(),
                fit.mostImportant());
        registry.store(model, clock.instant(), history.firstDay(), history.date(history.days() - 1), report);
        if (promoted) {
            registry.promote(model.version(), "training", reason(scores), clock.instant());
        } else {
            LOG.warnf("The new model does not beat every other, so it is not used: %s", scores);
        }
        return report;
    }

    private List<Score> scores(DemandHistory history, Backtest backtest) throws SQLException {
        Comparison comparison = new Comparison("model", history, backtest.firstTestDay());
        backtest.forecast(backtest.fit(settings).model(), comparison);
        List<Score> scores = new ArrayList<>(comparison.scores());
        Optional<StoredModel> champion = registry.champion();
        if (champion.isPresent()) {
            Scoring scoring = new Scoring("champion", Baselines.naiveRmse(history, backtest.firstTestDay()));
            backtest.forecast(
                    champion.get().model(), (kitchen, day, cell, forecast, demand) -> scoring.add(demand, forecast));
            scores.add(scoring.score());
        }
        return scores;
    }

    private static boolean beats(Score model, List<Score> others) {
        return others.stream()
                .allMatch(other -> other.forecaster().equals("champion")
                        // The champion may have seen these very days; a draw is enough.
                        ? model.poissonDeviance() <= other.poissonDeviance() * 1.002
                        : model.poissonDeviance() < other.poissonDeviance());
    }

    private static String reason(List<Score> scores) {
        Score best = scores.stream()
                .skip(1)
                .min((a, b) -> Double.compare(a.poissonDeviance(), b.poissonDeviance()))
                .orElseThrow();
        return "deviance %.4f, next %s with %.4f"
                .formatted(scores.getFirst().poissonDeviance(), best.forecaster(), best.poissonDeviance());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
