package kitchensync.predictor.train;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.DayConditions;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.history.HistoryReader;
import kitchensync.predictor.plan.PlanSettings;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Score;
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

    private static final int MOST_TEST_DAYS = 14;

    /** With less history nothing can be trained on one part and tried on the other. */
    private static final int FEWEST_DAYS = 3;

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final TrainingSettings settings;
    private final PlanSettings plan;
    private final ModelRegistry registry;
    private final Clock clock;

    Training(
            Warehouse warehouse,
            Catalogue catalogue,
            TrainingSettings settings,
            PlanSettings plan,
            ModelRegistry registry,
            Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.settings = settings;
        this.plan = plan;
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether there is a model to forecast with. */
    public boolean hasModel() throws SQLException {
        return registry.champion().isPresent();
    }

    /**
     * Trains, checks the export on every row, stores the model, and makes it champion when nothing stands against it, by
     * {@link Verdict}. With too little history there is no new model, which the report says.
     */
    public TrainingReport train() throws SQLException {
        long start = System.nanoTime();
        DemandHistory history;
        Conditions conditions;
        Assortment assortment = assortment();
        try (Connection connection = warehouse.connect()) {
            history = HistoryReader.read(connection, assortment, settings.historyDays())
                    .upToLastOpenDay();
            conditions = DayConditions.read(connection, assortment, MenuConditions.of(catalogue.activeItems()));
        }
        if (history.days() < FEWEST_DAYS) {
            LOG.warn("Too little history to train a model: forecasts will be profiles of the item's category.");
            return TrainingReport.noModel(secondsSince(start));
        }
        Optional<StoredModel> champion = registry.champion();
        int testDays = Math.clamp(history.days() / 3, 1, MOST_TEST_DAYS);
        Contest contest = Contest.play(
                history,
                testDays,
                catalogue.activeItems(),
                conditions,
                settings,
                plan.missWeight(),
                champion.map(StoredModel::model).orElse(null));
        ModelFit fit = ModelFit.of(history, history.days(), conditions, settings);
        StoredModel model = registry.named(fit.model());
        Verdict verdict = Verdict.of(contest.scores(), contest.replay())
                .ofChampion(version(champion), version(registry.champion()));
        TrainingReport report = new TrainingReport(
                fit.rows(),
                testDays,
                fit.trees(),
                fit.strength(),
                secondsSince(start),
                contest.scores(),
                contest.newItems(),
                contest.newStores(),
                contest.replay(),
                beatsBaselines(contest.scores()),
                verdict.isPromoted(),
                verdict.objections(),
                model.version(),
                fit.onnxDifference(),
                fit.mostImportant());
        registry.store(
                model,
                clock.instant(),
                history.firstDay(),
                history.date(history.days() - 1),
                report,
                card(history, fit, contest));
        if (verdict.isPromoted()) {
            registry.promote(model.version(), "training", reason(contest), clock.instant());
        } else {
            LOG.warn(verdict.refusal(model.version()));
        }
        return report;
    }

    private static String version(Optional<StoredModel> model) {
        return model.map(StoredModel::version).orElse("none");
    }

    /** All stores, or a sample of many. */
    private Assortment assortment() {
        List<Store> all = catalogue.activeStores();
        return all.size() <= settings.stores()
                ? Assortment.of(catalogue)
                : Assortment.of(StoreSample.of(all, settings.stores()), catalogue.activeItems())
                        .asPart();
    }

    private static ModelCard card(DemandHistory history, ModelFit fit, Contest contest) {
        return new ModelCard(
                history.assortment().stores(),
                history.assortment().items(),
                history.days(),
                fit.mostImportant().stream()
                        .map(name -> new ModelCard.Gain(name, fit.importance()[Features.index(name)]))
                        .toList(),
                contest.breakdown().byItem(),
                contest.breakdown().byHour(),
                contest.breakdown().calibration(),
                contest.newItems(),
                contest.newStores());
    }

    private static boolean beatsBaselines(List<Score> scores) {
        double model = scores.getFirst().poissonDeviance();
        return scores.stream()
                .skip(1)
                .filter(other -> !other.forecaster().equals(Verdict.CHAMPION))
                .allMatch(other -> Verdict.beats(model, other));
    }

    private static String reason(Contest contest) {
        Score best = contest.scores().stream()
                .skip(1)
                .min(Comparator.comparingDouble(Score::poissonDeviance))
                .orElseThrow();
        ReplayReport.Result played = contest.replay().model();
        return String.format(
                Locale.ROOT,
                "deviance %.4f, next %s with %.4f; replay: waste %.1f %%, service %.1f %%",
                contest.scores().getFirst().poissonDeviance(),
                best.forecaster(),
                best.poissonDeviance(),
                played.wastePct(),
                played.servicePct());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
