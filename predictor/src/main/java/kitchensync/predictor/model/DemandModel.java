package kitchensync.predictor.model;

import java.time.LocalDate;
import java.util.Arrays;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.FeatureBuilder;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.onnx.OnnxScorer;
import kitchensync.predictor.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts demand: the profile, what corrects it, and how far demand strays from both.
 *
 * @param onnx gives the factor that an hour's profile is multiplied by; null when the profile is best left alone
 * @param codes that the features were made with in training
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DemandModel(byte @Nullable [] onnx, Codes codes, DispersionTable dispersion) {

    /**
     * The seven days from {@code first} on.
     *
     * @param usual what a week of which nothing but weekday, menu and prices is known would bring
     * @param coming the same with what is known of these very days; the same object where nothing is
     */
    public record Week(WeekMeans usual, WeekMeans coming) {}

    /** @param conditions of the coming days; {@link Conditions#isKnown} says whether there are any */
    public Week week(Assortment assortment, Profile profile, LocalDate first, Conditions conditions) {
        return week(assortment, profile, first, conditions, 0, assortment.stores());
    }

    /** The same of the stores from {@code fromStore} to before {@code toStore}; it takes 300 KB a store. */
    public Week week(
            Assortment assortment,
            Profile profile,
            LocalDate first,
            Conditions conditions,
            int fromStore,
            int toStore) {
        FeatureRows neutral =
                new FeatureBuilder(assortment, conditions.neutral(), codes).next(profile, first, fromStore, toStore);
        float[] factors = factors(neutral);
        double[] scales = WeekMeans.scales(assortment, first, neutral, factors);
        WeekMeans usual = WeekMeans.of(assortment, profile, first, neutral, factors, scales);
        if (!conditions.isKnown()) {
            return new Week(usual, usual);
        }
        FeatureRows known = new FeatureBuilder(assortment, conditions, codes).next(profile, first, fromStore, toStore);
        return new Week(usual, WeekMeans.of(assortment, profile, first, known, factors(known), scales));
    }

    /** What the profile is multiplied by, one for each row. */
    private float[] factors(FeatureRows rows) {
        if (onnx == null) {
            float[] ones = new float[rows.size()];
            Arrays.fill(ones, 1);
            return ones;
        }
        try (OnnxScorer scorer = new OnnxScorer(onnx, Features.COUNT)) {
            return scorer.score(rows.values(), 0, rows.size());
        }
    }
}
