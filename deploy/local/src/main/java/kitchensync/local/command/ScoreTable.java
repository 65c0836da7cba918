package kitchensync.local.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kitchensync.predictor.score.Score;

/** Scores side by side, for the terminal. */
final class ScoreTable {

    private static final String HEAD = "%-16s %9s %8s %7s %8s %8s %8s %8s %9s"
            .formatted("", "deviance", "RMSE", "scaled", "pin .5", "pin .8", "pin .9", "bias", "cover .8");

    private ScoreTable() {}

    static String of(List<Score> scores) {
        return scores.stream().map(ScoreTable::line).collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    private static String line(Score score) {
        return String.format(
                Locale.ROOT,
                "%-16s %9.5f %8.4f %7.4f %8.5f %8.5f %8.5f %+7.1f%% %9.3f",
                score.forecaster(),
                score.poissonDeviance(),
                score.rmse(),
                score.scaledRmse(),
                score.pinball50(),
                score.pinball80(),
                score.pinball90(),
                100 * score.bias(),
                score.coverage80());
    }
}
