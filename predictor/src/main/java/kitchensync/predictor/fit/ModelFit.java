package kitchensync.predictor.fit;

import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.onnx.LightGbmText;
import kitchensync.predictor.onnx.OnnxExport;
import kitchensync.predictor.onnx.Parity;
import kitchensync.predictor.profile.ProfileLearner;

/**
 * A model fitted to a history: what corrects the profile, and how far demand strays from both.
 *
 * @param trees in it; 0 when the profile is best left alone
 * @param strength part of the trees' values that was kept
 * @param weeks that it was fitted to; fewer than three are only enough for the dispersion
 * @param rows of these weeks, one for a store, item and hour
 * @param onnxDifference largest difference between LightGBM's prediction and ONNX Runtime's on any of these rows
 * @param importance of each feature, as shares of all gain
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelFit(
        DemandModel model,
        int trees,
        double strength,
        int weeks,
        int rows,
        double onnxDifference,
        double[] importance) {

    /** With fewer weeks nothing is learnt beyond the profile: one to check on, two to learn from. */
    private static final int FEWEST_WEEKS = 3;

    private static final int MOST_UNSEEN_WEEKS = PastWeek.WITH_PROFILE;

    /**
     * Fits to the days before {@code end}. How many trees are kept, and the dispersion, come from the newest weeks, each
     * forecast from the weeks before it; the model that is kept is then trained on all of them.
     *
     * @param end in days of the history
     */
    public static ModelFit of(DemandHistory history, int end, Conditions conditions, TrainingSettings settings) {
        return of(history, end, conditions, settings, true);
    }

    /** The same without trees: the profile, and how far demand strays from it. Needs neither LightGBM nor ONNX. */
    public static ModelFit profileOnly(
            DemandHistory history, int end, Conditions conditions, TrainingSettings settings) {
        return of(history, end, conditions, settings, false);
    }

    private static ModelFit of(
            DemandHistory history, int end, Conditions conditions, TrainingSettings settings, boolean trees) {
        ProfileLearner learner = ProfileLearner.upTo(history, end);
        Codes codes = Codes.of(history.assortment(), learner.profile());
        List<PastWeek> weeks = PastWeek.of(history, end, settings.weeks(), conditions, codes);
        int unseen = Math.clamp(weeks.size() / 2, 1, MOST_UNSEEN_WEEKS);
        try {
            if (weeks.size() < FEWEST_WEEKS) {
                return unfitted(history, weeks, codes);
            }
            List<PastWeek> newest = weeks.subList(weeks.size() - unseen, weeks.size());
            if (!trees) {
                return unfitted(history, newest, codes);
            }
            LightGbm lightGbm = new LightGbm(settings);
            RollingOrigin.Kept kept = RollingOrigin.find(lightGbm, settings.maxTrees(), weeks, unseen);
            DispersionTable dispersion = dispersion(history, newest, kept);
            if (kept.isNothing()) {
                return uncorrected(codes, dispersion, weeks);
            }
            return export(lightGbm, Matrix.of(weeks), kept, codes, dispersion, weeks.size());
        } catch (LGBMException failed) {
            throw LightGbm.failed(failed);
        }
    }

    private static ModelFit unfitted(DemandHistory history, List<PastWeek> weeks, Codes codes) {
        DispersionTable dispersion = weeks.isEmpty()
                ? DispersionTable.ALL_POISSON
                : dispersion(history, weeks, RollingOrigin.Kept.nothing(weeks));
        return uncorrected(codes, dispersion, weeks);
    }

    private static ModelFit uncorrected(Codes codes, DispersionTable dispersion, List<PastWeek> weeks) {
        int rows = weeks.stream().mapToInt(week -> week.rows().size()).sum();
        return new ModelFit(
                new DemandModel(null, codes, dispersion), 0, 0, weeks.size(), rows, 0, new double[Features.COUNT]);
    }

    private static DispersionTable dispersion(DemandHistory history, List<PastWeek> weeks, RollingOrigin.Kept kept) {
        DispersionEstimate estimate = new DispersionEstimate(history);
        for (int week = 0; week < weeks.size(); week++) {
            estimate.add(weeks.get(week), kept.factors().get(week));
        }
        return estimate.table();
    }

    private static ModelFit export(
            LightGbm lightGbm, Matrix all, RollingOrigin.Kept kept, Codes codes, DispersionTable dispersion, int weeks)
            throws LGBMException {
        String model = lightGbm.fit(all, kept.trees());
        byte[] onnx = OnnxExport.write(LightGbmText.read(model).scaled(kept.strength()));
        double[] factors = LightGbm.sums(model, all.values());
        Arrays.setAll(factors, row -> Math.exp(kept.strength() * factors[row]));
        return new ModelFit(
                new DemandModel(onnx, codes, dispersion),
                kept.trees(),
                kept.strength(),
                weeks,
                all.rows(),
                Parity.check(onnx, factors, all.values(), Features.COUNT),
                LightGbm.importance(model));
    }

    /** Names of features by falling importance. */
    public List<String> mostImportant() {
        return IntStream.range(0, importance.length)
                .boxed()
                .sorted((a, b) -> Double.compare(importance[b], importance[a]))
                .map(Features.NAMES::get)
                .toList();
    }
}
