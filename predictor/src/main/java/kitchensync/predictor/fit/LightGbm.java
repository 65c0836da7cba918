package kitchensync.predictor.fit;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import kitchensync.predictor.feature.Features;
import org.jspecify.annotations.Nullable;

/**
 * Poisson regression with gradient-boosted trees by LightGBM, in this process. The trees say how far demand is from what
 * the profile expects: demand = base * exp(sum of trees), with log(base) as the score that boosting begins with.
 *
 * <p>Training and predicting beside ONNX Runtime 1.23.2 was shown safe: both orders, on two threads at once, twenty
 * rounds each in one JVM without a crash or a changed result. (ONNX Runtime 1.29.0 ends the JVM by itself when the
 * command line is long.)
 */
final class LightGbm {

    /** A forest's tree that is not split counts as 0 in the mean of all, so of few rows the leaves are smaller. */
    private static final int FOREST_LEAVES = 20;

    private final TrainingSettings settings;

    LightGbm(TrainingSettings settings) {
        LightGbmLibrary.load();
        this.settings = settings;
    }

    static IllegalStateException failed(LGBMException why) {
        return new IllegalStateException("LightGBM could not train: " + why.getMessage(), why);
    }

    /** @return the model in LightGBM's own format */
    String fit(Matrix rows, int trees) throws LGBMException {
        return grow(rows, rows.offsets(), trees, poisson());
    }

    private String poisson() {
        return "objective=poisson boosting=gbdt learning_rate=" + settings.learningRate() + " num_leaves="
                + settings.leaves() + " min_data_in_leaf=" + settings.minRowsInLeaf() + " lambda_l2="
                + settings.ridge();
    }

    /**
     * A random forest on the same rows, for comparison: units themselves, each tree on six tenths of rows and features.
     */
    String randomForest(Matrix rows) throws LGBMException {
        return grow(
                rows,
                null,
                settings.maxTrees(),
                "objective=regression boosting=rf bagging_freq=1"
                        + " bagging_fraction=0.6 feature_fraction=0.6 num_leaves=63 min_data_in_leaf="
                        + Math.clamp(rows.rows() / FOREST_LEAVES, 1, settings.minRowsInLeaf()));
    }

    private String grow(Matrix rows, double @Nullable [] offsets, int trees, String parameters) throws LGBMException {
        try (LGBMDataset train = dataset(rows, offsets, null);
                LGBMBooster booster = booster(train, parameters)) {
            grow(booster, trees);
            return booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT);
        }
    }

    private LGBMBooster booster(LGBMDataset train, String parameters) throws LGBMException {
        return LGBMBooster.create(
                train,
                parameters + " metric=none seed=" + settings.seed() + " deterministic=true force_row_wise=true "
                        + silence());
    }

    private String silence() {
        return "num_threads=" + settings.threads() + " verbosity=-1";
    }

    private static void grow(LGBMBooster booster, int trees) throws LGBMException {
        for (int tree = 0; tree < trees && !booster.updateOneIter(); tree++) {
            // each call grows one tree, and answers true when there is nothing left to split
        }
    }

    /** Trees that are still growing on some rows, with what they say of others. */
    static final class Growth implements AutoCloseable {

        private final LGBMDataset train;
        private final LGBMDataset other;
        private final LGBMBooster booster;
        private final String silence;

        private Growth(LGBMDataset train, LGBMDataset other, LGBMBooster booster, String silence) {
            this.train = train;
            this.other = other;
            this.booster = booster;
            this.silence = silence;
        }

        /** On any thread: how much LightGBM writes to the console is each one's own, and set by a call with parameters. */
        void grow(int trees) throws LGBMException {
            booster.predictForMat(
                    new float[Features.COUNT],
                    1,
                    Features.COUNT,
                    true,
                    PredictionType.C_API_PREDICT_RAW_SCORE,
                    silence);
            LightGbm.grow(booster, trees);
        }

        /** Sums of all trees' values so far, for each of the other rows. */
        double[] sums() throws LGBMException {
            double[] sums = booster.getPredict(1);
            for (int row = 0; row < sums.length; row++) {
                sums[row] = Math.log(sums[row]);
            }
            return sums;
        }

        @Override
        public void close() throws LGBMException {
            booster.close();
            other.close();
            train.close();
        }
    }

    /** A model of {@link #fit} without any trees yet. */
    Growth begin(Matrix rows, Matrix others) throws LGBMException {
        LGBMDataset train = dataset(rows, rows.offsets(), null);
        // Their scores begin with nothing, so that what they come to is the trees' alone.
        LGBMDataset other = dataset(others, null, train);
        LGBMBooster booster = booster(train, poisson());
        booster.addValidData(other);
        return new Growth(train, other, booster, silence());
    }

    /** Sums of the trees' values, one a row. @param values {@link Features#COUNT} values a row */
    static double[] sums(String model, float[] values) throws LGBMException {
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(model)) {
            return predict(booster, values, PredictionType.C_API_PREDICT_RAW_SCORE);
        }
    }

    /** What a random forest predicts, a row each; its raw scores would be sums over the trees. */
    static double[] means(String forest, float[] values) throws LGBMException {
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(forest)) {
            return predict(booster, values, PredictionType.C_API_PREDICT_NORMAL);
        }
    }

    private static double[] predict(LGBMBooster booster, float[] values, PredictionType type) throws LGBMException {
        return booster.predictForMat(values, values.length / Features.COUNT, Features.COUNT, true, type);
    }

    /** How much each feature gained, in the order of {@link Features#NAMES}, as shares of all. */
    static double[] importance(String model) throws LGBMException {
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(model)) {
            double[] gains = booster.featureImportance(0, FeatureImportanceType.GAIN);
            double sum = 0;
            for (double gain : gains) {
                sum += gain;
            }
            for (int i = 0; i < gains.length && sum > 0; i++) {
                gains[i] /= sum;
            }
            return gains;
        }
    }

    /** @param bins whose bins it has; null for its own */
    private LGBMDataset dataset(Matrix rows, double @Nullable [] offsets, @Nullable LGBMDataset bins)
            throws LGBMException {
        LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.values(), rows.rows(), Features.COUNT, true, binning(), bins);
        dataset.setField("label", rows.demand());
        if (offsets != null) {
            dataset.setField("init_score", offsets);
        }
        dataset.setFeatureNames(Features.NAMES.toArray(String[]::new));
        return dataset;
    }

    private String binning() {
        return "max_bin=255 deterministic=true data_random_seed=1 " + silence();
    }
}
