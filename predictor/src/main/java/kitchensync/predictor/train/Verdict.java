package kitchensync.predictor.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Score;

/**
 * Whether a new model may forecast: it has to beat every simple forecast's deviance, must not lose to the champion's, and
 * what it has cooked must not earn less than what the others have cooked, beyond what chance explains. The champion has to
 * be the one that it was compared with.
 *
 * @param objections in words; none when it may
 */
record Verdict(List<String> objections) {

    static final String CHAMPION = "champion";

    /** The champion may have seen these very days; a draw is enough. */
    private static final double DRAW = 1.002;

    /** @param scores the model's first */
    static Verdict of(List<Score> scores, ReplayReport replay) {
        List<String> objections = new ArrayList<>();
        double model = scores.getFirst().poissonDeviance();
        for (Score other : scores.subList(1, scores.size())) {
            if (!beats(model, other)) {
                objections.add(String.format(
                        Locale.ROOT,
                        "its deviance of %.4f is not below that of %s, %.4f",
                        model,
                        other.forecaster(),
                        other.poissonDeviance()));
            }
        }
        for (ReplayReport.Difference difference : replay.differences()) {
            if (difference.isWorse()) {
                objections.add(String.format(
                        Locale.ROOT,
                        "in the replay of the newest %d days it earned %.2f less a store-day than %s, and at least %.2f"
                                + " with 95 %% confidence",
                        replay.days(),
                        -difference.mean(),
                        difference.other(),
                        -difference.high()));
            }
        }
        return new Verdict(List.copyOf(objections));
    }

    /** The same, unless somebody has made another model champion in the meantime: the new one was not held against that. */
    Verdict ofChampion(String compared, String now) {
        if (now.equals(compared)) {
            return this;
        }
        List<String> all = new ArrayList<>(objections);
        all.add("model " + now + " was made champion while it was trained, and it was not compared with that");
        return new Verdict(List.copyOf(all));
    }

    static boolean beats(double model, Score other) {
        return other.forecaster().equals(CHAMPION)
                ? model <= other.poissonDeviance() * DRAW
                : model < other.poissonDeviance();
    }

    boolean isPromoted() {
        return objections.isEmpty();
    }

    /** What stands against it, and the remedy. */
    String refusal(String version) {
        return objections.stream().collect(Collectors.joining("; ", "Model " + version + " is not used: ", ". "))
                + "The forecasts stay as they are. To use it all the same: ./kitchensync models promote " + version;
    }
}
