package kitchensync.predictor.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A store's level in the coming week from its levels so far: simple and damped-trend exponential smoothing of the
 * logarithm (Gardner and McKenzie, 1985), with and without last year's course, weighted by how well each would have done.
 *
 * <p>All of them follow quickly. What a level misses in a week then comes back in the next with the opposite sign, so that
 * a month's total comes out right; slower smoothing is a little closer in a single week, which deviance hardly notices,
 * and stays wrong for longer.
 */
final class LevelForecast {

    private static final double SMOOTHING = .9;
    private static final double USUAL_GAIN = .6;
    private static final double[] DAMPING = {0, .5, .9, 1};
    private static final double TREND_SHARE = .3;

    /** A year of whole weeks, and how many weeks on either side of it tell its course. */
    private static final int YEAR = 52;

    private static final int NEIGHBOURS = 3;
    private static final double NEIGHBOURHOOD = 2;

    /** Years resemble one another more often than not. */
    private static final double YEARLY_ODDS = 4;

    /** Errors that are looked back on, in weeks; old ones fade. */
    private static final int WINDOW = 40;

    private static final double FADING = .92;

    /** A week that is further off than this is an odd one as much as a new level; it is believed as far as this. */
    private static final double MOST_ERROR = .4;

    private static final int BEGINNING = 4;

    /** Fewer errors say too little about the year. */
    private static final int FEWEST = 6;

    private record Candidate(double forecast, double meanSquare, double errors, double odds) {}

    /**
     * A week as it was.
     *
     * @param units of its average day, above 0; NaN when the store was closed all week
     * @param open its open days in those of a usual week, 0..1
     */
    record Week(double units, double open) {

        boolean isClosed() {
            return Double.isNaN(units);
        }
    }

    private final double[] logs;
    private final double[] open;

    private LevelForecast(List<Week> weeks) {
        this.logs = weeks.stream().mapToDouble(week -> Math.log(week.units())).toArray();
        this.open = weeks.stream().mapToDouble(Week::open).toArray();
    }

    /**
     * @param weeks in their order, without a gap; closed ones keep their place in the year
     * @return the level to expect next; 0 without levels
     */
    static double next(List<Week> weeks) {
        List<Week> known = weeks.stream().filter(week -> !week.isClosed()).toList();
        if (known.size() < 3) {
            return known.isEmpty() ? 0 : known.getLast().units();
        }
        return new LevelForecast(weeks).next();
    }

    private double next() {
        List<Candidate> candidates = new ArrayList<>();
        for (double damping : DAMPING) {
            candidates.add(smooth(0, false, damping));
            if (logs.length > YEAR + FEWEST && !Double.isNaN(lastYear(logs.length))) {
                candidates.add(smooth(YEAR, true, damping));
            }
        }
        return Math.exp(weighted(candidates));
    }

    private Candidate smooth(int from, boolean yearly, double damping) {
        double level = beginning(from, yearly);
        double trend = 0;
        double squares = 0;
        double weights = 0;
        for (int week = from + 1; week < logs.length; week++) {
            double error = detrended(week, yearly) - level - damping * trend;
            level += damping * trend;
            trend *= damping;
            if (Double.isNaN(error)) {
                continue;
            }
            error = Math.clamp(error, -MOST_ERROR, MOST_ERROR);
            // What two days say of a level is less than what six say (the gain of a Kalman filter where six get .6).
            double gain = SMOOTHING * open[week] / (1 - USUAL_GAIN * (1 - open[week]));
            level += gain * error;
            trend += damping == 0 ? 0 : TREND_SHARE * gain * error;
            if (logs.length - week <= WINDOW) {
                double weight = open[week] * Math.pow(FADING, logs.length - 1.0 - week);
                squares += weight * error * error;
                weights += weight;
            }
        }
        double forecast = level + damping * trend + (yearly ? lastYear(logs.length) : 0);
        return new Candidate(forecast, weights == 0 ? 1 : squares / weights, weights, yearly ? YEARLY_ODDS : 1);
    }

    /** NaN where this week, or that of last year, is not known. */
    private double detrended(int week, boolean yearly) {
        return logs[week] - (yearly ? lastYear(week) : 0);
    }

    /** The median of the first weeks: a short or odd one must not stand at the beginning of all. */
    private double beginning(int from, boolean yearly) {
        double[] first = IntStream.range(from, logs.length)
                .mapToDouble(week -> detrended(week, yearly))
                .filter(value -> !Double.isNaN(value))
                .limit(BEGINNING)
                .sorted()
                .toArray();
        return first.length == 0 ? 0 : (first[(first.length - 1) / 2] + first[first.length / 2]) / 2;
    }

    /** The same time a year before: its weeks, weighed by how near they are. NaN when the store was closed then. */
    private double lastYear(int week) {
        double sum = 0;
        double weights = 0;
        for (int near = -NEIGHBOURS; near <= NEIGHBOURS; near++) {
            int at = week - YEAR + near;
            if (at >= 0 && at < logs.length && !Double.isNaN(logs[at])) {
                double weight = Math.exp(-.5 * near * near / NEIGHBOURHOOD / NEIGHBOURHOOD);
                sum += weight * logs[at];
                weights += weight;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    /** Weights as the likelihood of normal errors would give them. */
    private static double weighted(List<Candidate> candidates) {
        double best =
                candidates.stream().mapToDouble(Candidate::meanSquare).min().orElseThrow();
        double sum = 0;
        double weights = 0;
        for (Candidate candidate : candidates) {
            double ratio = best == 0 ? (candidate.meanSquare() == 0 ? 0 : 1e9) : candidate.meanSquare() / best - 1;
            double weight = candidate.odds() * Math.exp(-.5 * candidate.errors() * ratio);
            sum += weight * candidate.forecast();
            weights += weight;
        }
        return sum / weights;
    }
}
