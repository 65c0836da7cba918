package kitchensync.predictor.train;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Score;
import org.jspecify.annotations.Nullable;

/**
 * What came of a training.
 *
 * @param rows rows the final model was trained on, one for a store, item and hour of a past day
 * @param validationDays newest days, on which the scores were taken before they joined the training
 * @param trees that are kept; 0 when the profile alone did best
 * @param strength part of what the trees say that is kept
 * @param seconds reading, training and export together
 * @param scores per store, item and slot of these days: the model, then the baselines, a random forest, and the champion
 *     that it would replace; empty without a model
 * @param newItems the same of items that their store had sold for less than 28 days, without the last two; empty when there
 *     were none
 * @param newStores likewise of all items of stores that had sold for less than 28 days
 * @param replay what each forecast would have earned on the newest of these days; null without a model
 * @param beatsBaselines whether the model's deviance is below every baseline's
 * @param promoted whether it is champion now
 * @param objections why it is not, in words
 * @param version the stored model; null when there was too little history for one
 * @param onnxMaxDifference largest difference between LightGBM and ONNX Runtime on any training row, as a factor
 * @param importance features by falling importance
 */
@RegisterForReflection
public record TrainingReport(
        int rows,
        int validationDays,
        int trees,
        double strength,
        double seconds,
        List<Score> scores,
        List<Score> newItems,
        List<Score> newStores,
        @Nullable ReplayReport replay,
        boolean beatsBaselines,
        boolean promoted,
        List<String> objections,
        @Nullable String version,
        double onnxMaxDifference,
        List<String> importance) {

    /** Reports that were kept before these were thought of have none of them. */
    public TrainingReport {
        scores = Objects.requireNonNullElse(scores, List.of());
        newItems = Objects.requireNonNullElse(newItems, List.of());
        newStores = Objects.requireNonNullElse(newStores, List.of());
        objections = Objects.requireNonNullElse(objections, List.of());
        importance = Objects.requireNonNullElse(importance, List.of());
    }

    static TrainingReport noModel(double seconds) {
        return new TrainingReport(
                0, 0, 0, 0, seconds, List.of(), List.of(), List.of(), null, false, false, List.of(), null, 0,
                List.of());
    }
}
