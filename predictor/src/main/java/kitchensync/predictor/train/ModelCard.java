package kitchensync.predictor.train;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import kitchensync.predictor.score.Score;

/**
 * What a model's page shows beyond its training report; kept with the model as JSON. All scores are of days that the model
 * on trial had not seen.
 *
 * @param stores and {@code items}: of the history that it was trained on
 * @param days of that history
 * @param importance of the features, by falling gain
 * @param byItem scores of each item, by falling demand
 * @param byHour scores of each hour of the day in which anything is sold
 * @param calibration of the forecast distributions, by rising level
 * @param coldStart scores of items that were new in their store: the model, then the baselines; empty when there were none
 * @param newStores likewise of all items of stores that were new
 */
@RegisterForReflection
public record ModelCard(
        int stores,
        int items,
        int days,
        List<Gain> importance,
        List<Part> byItem,
        List<Part> byHour,
        List<Level> calibration,
        List<Score> coldStart,
        List<Score> newStores) {

    /** Cards that were kept before new stores had a table have none. */
    public ModelCard {
        newStores = Objects.requireNonNullElse(newStores, List.of());
    }

    /** @param share of all that the trees' splits gained, 0..1 */
    public record Gain(String feature, double share) {}

    /**
     * Scores of a part of all cells.
     *
     * @param of the item's id, or the hour
     * @param units asked for
     * @param bias forecast over asked for, less 1
     * @param deviance Poisson deviance per cell, likewise those of the simple forecasts
     */
    public record Part(
            String of, double units, double bias, double deviance, double scaledProfile, double fourWeekMean) {}

    /**
     * @param nominal a level of the forecast distributions
     * @param actual part of what happened that lay at or below it; the same when calibrated (mean of the randomised
     *     probability integral transform of counts: Czado et al., Biometrics 65, 2009)
     */
    public record Level(double nominal, double actual) {}
}
