package kitchensync.predictor.card;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import kitchensync.predictor.registry.ModelList;
import kitchensync.predictor.replay.ReplayReport;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.train.TrainingReport;
import org.jspecify.annotations.Nullable;

/**
 * A model in one line of the list, in words.
 *
 * @param state champion, challenger (never was), was, or too old: made for other features than this code's
 * @param trained when, UTC
 * @param days first and last that it was trained on
 * @param deviance on days that it had not seen; likewise of the best of the others, by name
 * @param played waste and service that its forecasts led to in the replay
 * @param why it was made champion, when and by whom, or why not
 */
public record ModelSummary(
        String version,
        String state,
        String trained,
        String days,
        String deviance,
        String next,
        String played,
        String why) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    static ModelSummary of(ModelList.Entry model, @Nullable TrainingReport report, Optional<String> champion) {
        return new ModelSummary(
                model.version(),
                champion.filter(model.version()::equals).isPresent()
                        ? "champion"
                        : !model.usable() ? "too old" : model.promotedAt() == null ? "challenger" : "was",
                time(model.trainedAt()),
                model.windowStart() == null ? "" : model.windowStart() + " to " + model.windowEnd(),
                report == null || report.scores().isEmpty()
                        ? ""
                        : deviance(report.scores().getFirst()),
                report == null ? "" : next(report),
                report == null || report.replay() == null
                        ? ""
                        : played(report.replay().model()),
                model.promotedAt() == null
                        ? report == null ? "" : String.join("; ", report.objections())
                        : time(model.promotedAt()) + " by " + model.promotedBy() + ": " + model.reason());
    }

    private static String next(TrainingReport report) {
        return report.scores().stream()
                .skip(1)
                .min(Comparator.comparingDouble(Score::poissonDeviance))
                .map(score -> score.forecaster() + " " + deviance(score))
                .orElse("");
    }

    private static String deviance(Score score) {
        return String.format(Locale.ROOT, "%.4f", score.poissonDeviance());
    }

    private static String played(ReplayReport.Result result) {
        return String.format(Locale.ROOT, "%.1f %% / %.1f %%", result.wastePct(), result.servicePct());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
