package kitchensync.predictor.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A store's level in the coming week from its levels so far: simple and damped-trend exponential smoothing of the
 * logarithm (Gardner and McKenzie, 1985), with and without last year's course, weighted by how well each would have done.
 */
final class LevelForecast {

    private static final double[] SMOOTHING = {.1, .2, .4, .7, 1};
    private static final double[] DAMPING = {0, .5, .9};
    private static final double[] YEARLY = {0, .5, 1};
    private static final double TREND_SHARE = .3;
    private static final int YEAR = 52;

    /** Errors that are looked back on, in weeks; old ones fade. */
    private static final int WINDOW = 40;

    private static final double FADING = .97;

    /** A week that is further off than this is an odd one as much as a new level; it is believed as far as this. */
    private static final double MOST_ERROR = .4;

    private static final int BEGINNING = 4;

    /** Fewer errors say too little about the year. */
    private static final int FEWEST = 6;

    private record Candidate(double forecast, double meanSquare, double errors) {}

    private LevelForecast() {}

    /**
     * @param levels one a week, oldest first, above 0
     * @return the level to expect next; 0 without levels
     */
    static double next(List<Double> levels) {
        double[] logs = levels.stream().mapToDouble(Math::log).toArray();
        if (logs.length < 3) {
            return levels.isEmpty() ? 0 : levels.getLast();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (double yearly : YEARLY) {
            int from = yearly == 0 ? 0 : YEAR;
            if (logs.length - from <= (yearly == 0 ? 0 : FEWEST)) {
                continue;
            }
            for (double smoothing : SMOOTHING) {
                for (double damping : DAMPING) {
                    candidates.add(smooth(logs, from, yearly, smoothing, damping));
                }
            }
        }
        return Math.exp(weighted(candidates));
    }

    private static Candidate smooth(double[] logs, int from, double yearly, double smoothing, double damping) {
        double level = beginning(logs, from, yearly);
        double trend = 0;
        double squares = 0;
        double weights = 0;
        for (int week = from + 1; week < logs.length; week++) {
            double error = Math.clamp(
                    logs[week] - yearly * lastYear(logs, week) - level - damping * trend, -MOST_ERROR, MOST_ERROR);
            level += damping * trend + smoothing * error;
            trend = damping == 0 ? 0 : damping * trend + TREND_SHARE * smoothing * error;
            if (logs.length - week <= WINDOW) {
                double weight = Math.pow(FADING, logs.length - 1.0 - week);
                squares += weight * error * error;
                weights += weight;
            }
        }
        double forecast = level + damping * trend + yearly * lastYear(logs, logs.length);
        return new Candidate(forecast, squares / weights, weights);
    }

    /** The median of the first weeks: a short or odd one must not stand at the beginning of all. */
    private static double beginning(double[] logs, int from, double yearly) {
        double[] first = new double[Math.min(BEGINNING, logs.length - from)];
        for (int i = 0; i < first.length; i++) {
            first[i] = logs[from + i] - yearly * lastYear(logs, from + i);
        }
        Arrays.sort(first);
        return (first[(first.length - 1) / 2] + first[first.length / 2]) / 2;
    }

    /** The same week a year before, between its neighbours. */
    private static double lastYear(double[] logs, int week) {
        if (week < YEAR) {
            return 0;
        }
        double before = logs[Math.max(0, week - YEAR - 1)];
        double after = logs[Math.min(logs.length - 1, week - YEAR + 1)];
        return (before + 2 * logs[week - YEAR] + after) / 4;
    }

    /** Weights as the likelihood of normal errors would give them. */
    private static double weighted(List<Candidate> candidates) {
        double best =
                candidates.stream().mapToDouble(Candidate::meanSquare).min().orElseThrow();
        double sum = 0;
        double weights = 0;
        for (Candidate candidate : candidates) {
            double ratio = best == 0 ? (candidate.meanSquare() == 0 ? 0 : 1e9) : candidate.meanSquare() / best - 1;
            double weight = Math.exp(-.5 * candidate.errors() * ratio);
            sum += weight * candidate.forecast();
            weights += weight;
        }
        return sum / weights;
    }
}
