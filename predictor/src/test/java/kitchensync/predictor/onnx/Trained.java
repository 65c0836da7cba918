package kitchensync.predictor.onnx;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** A LightGBM model of some rows, with its own predictions of them. */
record Trained(String text, double[] predictions) {

    static Trained on(float[] values, int columns, float[] labels, int trees, String parameters) throws LGBMException {
        String all = "seed=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1 " + parameters;
        try (LGBMDataset data = LGBMDataset.createFromMat(values, labels.length, columns, true, all, null)) {
            data.setField("label", labels);
            try (LGBMBooster booster = LGBMBooster.create(data, all)) {
                for (int tree = 0; tree < trees && !booster.updateOneIter(); tree++) {
                    // one tree a call
                }
                String text = booster.saveModelToString(0, 0, FeatureImportanceType.SPLIT);
                return new Trained(text, predict(text, values, columns));
            }
        }
    }

    static double[] predict(String text, float[] values, int columns) throws LGBMException {
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            return booster.predictForMat(
                    values, values.length / columns, columns, true, PredictionType.C_API_PREDICT_NORMAL, "");
        }
    }
}
