package kitchensync.predictor.fit;

import io.github.metarank.lightgbm4j.LGBMException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.FeatureBuilder;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.WeekMeans;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;

/**
 * A random forest as one more simple forecast to beat: LightGBM's rf mode on the rows and features of the model, forecasting
 * the units of an hour themselves. The profile spreads them over the hour's slots. It is never exported and never serves.
 */
public final class RandomForest {

    public static final String NAME = "random_forest";

    /** An hour in which the profile expects less has no slots to spread units over. */
    private static final float LEAST = 1e-4f;

    private final String forest;
    private final DemandHistory history;
    private final FeatureBuilder features;

    private RandomForest(String forest, DemandHistory history, FeatureBuilder features) {
        this.forest = forest;
        this.history = history;
        this.features = features;
    }

    /**
     * Learns from the days before {@code end}.
     *
     * @param end in days of the history
     * @return with nothing to learn from it forecasts what the profile does
     */
    public static RandomForest of(DemandHistory history, int end, Conditions conditions, TrainingSettings settings) {
        Codes codes =
                Codes.of(history.assortment(), ProfileLearner.upTo(history, end).profile());
        List<PastWeek> weeks = PastWeek.of(history, end, settings.weeks(), conditions, codes);
        FeatureBuilder features = new FeatureBuilder(history.assortment(), conditions, codes);
        Matrix rows = Matrix.of(weeks);
        try {
            String forest = rows.hasDemand() ? new LightGbm(settings).randomForest(rows) : "";
            return new RandomForest(forest, history, features);
        } catch (LGBMException failed) {
            throw new IllegalStateException("LightGBM could not grow a forest: " + failed.getMessage(), failed);
        }
    }

    /** Mean demand of the seven days from {@code first} on. */
    public WeekMeans week(Profile profile, LocalDate first) {
        FeatureRows rows = features.next(profile, first);
        float[] factors = new float[rows.size()];
        double[] asTheyAre = new double[history.assortment().stores()];
        Arrays.fill(asTheyAre, 1);
        try {
            double[] units = forest.isEmpty() ? new double[0] : LightGbm.means(forest, values(rows));
            for (int row = 0; row < factors.length; row++) {
                factors[row] =
                        forest.isEmpty() ? 1 : (float) (Math.max(0, units[row]) / Math.max(LEAST, rows.base()[row]));
            }
        } catch (LGBMException failed) {
            throw new IllegalStateException("LightGBM could not ask its forest: " + failed.getMessage(), failed);
        }
        return WeekMeans.of(history.assortment(), profile, first, rows, factors, asTheyAre);
    }

    private static float[] values(FeatureRows rows) {
        return Arrays.copyOf(rows.values(), rows.size() * Features.COUNT);
    }
}
