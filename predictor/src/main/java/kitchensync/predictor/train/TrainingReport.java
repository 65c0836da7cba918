package kitchensync.predictor.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a training.
 *
 * @param rows rows the final model was trained on
 * @param validationRows rows of the newest days, on which the scores were taken before they joined the training
 * @param trees trees of the model, chosen on those days
 * @param seconds reading, training and export together
 * @param scores the model first, then the baselines; empty without a model
 * @param beatsBaselines whether the model's deviance is below every baseline's
 * @param version the stored model; null when there was too little history for one, or a baseline was better
 * @param onnxMaxDifference largest difference between LightGBM and ONNX Runtime on any training row, in units
 */
public record TrainingReport(
        int rows,
        int validationRows,
        int trees,
        double seconds,
        List<Score> scores,
        boolean beatsBaselines,
        @Nullable String version,
        double onnxMaxDifference) {

    /** The same training, whose model a baseline has beaten. */
    TrainingReport notKept() {
        return new TrainingReport(
                rows, validationRows, trees, seconds, scores, beatsBaselines, null, onnxMaxDifference);
    }

    static TrainingReport noModel(double seconds) {
        return new TrainingReport(0, 0, 0, seconds, List.of(), false, null, 0);
    }
}
