package kitchensync.predictor.train;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Objects;
import kitchensync.predictor.feature.Features;
import org.jspecify.annotations.Nullable;

/**
 * Poisson regression with gradient-boosted trees by LightGBM, in this process.
 *
 * <p>Training and predicting beside ONNX Runtime 1.23.2 was shown safe: both orders, on two threads at once, twenty
 * rounds each in one JVM without a crash or a changed result. (ONNX Runtime 1.29.0 ends the JVM by itself when the
 * command line is long.)
 */
final class LightGbm {

    private static final int QUARTERS = 4;

    /** How many trees did best, and how well. */
    record Trial(int trees, Score score) {}

    private final TrainingSettings settings;

    LightGbm(TrainingSettings settings) {
        LightGbmLibrary.load();
        this.settings = settings;
    }

    /**
     * Trains on {@code earlier}, and finds by {@code newest} how many of the trees are worth keeping. Quarters of the
     * most trees are tried; LightGBM's own evaluation after every tree took eight times as long as the training.
     */
    Trial tryOn(Matrix earlier, Matrix newest) throws LGBMException {
        String all = fit(earlier, settings.maxTrees()).text();
        @Nullable Trial best = null;
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            int trees = Math.max(1, settings.maxTrees() * quarter / QUARTERS);
            float[] forecast = predict(all, trees, newest.values());
            Score score = Score.of("model", newest.demand(), forecast);
            if (best == null || score.poissonDeviance() < best.score().poissonDeviance()) {
                best = new Trial(trees, score);
            }
        }
        return Objects.requireNonNull(best);
    }

    Forest fit(Matrix rows, int trees) throws LGBMException {
        try (LGBMDataset train = dataset(rows);
                LGBMBooster booster = LGBMBooster.create(train, parameters())) {
            for (int tree = 0; tree < trees && !booster.updateOneIter(); tree++) {
                // each call grows one tree, and answers true when there is nothing left to split
            }
            return new Forest(booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT), booster.getPredict(0));
        }
    }

    private static float[] predict(String model, int trees, float[] values) throws LGBMException {
        try (LGBMBooster whole = LGBMBooster.loadModelFromString(model);
                LGBMBooster booster = LGBMBooster.loadModelFromString(
                        whole.saveModelToString(0, trees, FeatureImportanceType.SPLIT))) {
            int rows = values.length / Features.COUNT;
            double[] predicted =
                    booster.predictForMat(values, rows, Features.COUNT, true, PredictionType.C_API_PREDICT_NORMAL);
            float[] forecast = new float[rows];
            for (int row = 0; row < rows; row++) {
                forecast[row] = (float) predicted[row];
            }
            return forecast;
        }
    }

    private LGBMDataset dataset(Matrix rows) throws LGBMException {
        LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.values(), rows.rows(), Features.COUNT, true, binning(), null);
        dataset.setField("label", rows.demand());
        dataset.setFeatureNames(Features.NAMES.toArray(String[]::new));
        return dataset;
    }

    private String binning() {
        return "max_bin=255 deterministic=true data_random_seed=1 verbosity=-1 num_threads=" + settings.threads();
    }

    private String parameters() {
        return String.join(
                " ",
                "objective=poisson",
                "metric=none",
                "num_leaves=" + settings.leaves(),
                "learning_rate=" + settings.learningRate(),
                "min_data_in_leaf=" + settings.minRowsInLeaf(),
                "seed=" + settings.seed(),
                "num_threads=" + settings.threads(),
                "deterministic=true",
                "force_row_wise=true",
                "verbosity=-1");
    }
}
