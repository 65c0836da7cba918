package kitchensync.predictor.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What is remembered of one store: its customers through the week, and its level week by week. Old weeks fade. */
final class StoreMemory {

    /** Units against which a weekday's factor is weighed. */
    private static final double WEEKDAY_PRIOR = 45;

    /** Units in a cell against which a weekday's own shape is weighed. */
    private static final double SHAPE_PRIOR = 45;

    /** Units of the chain's shape that a store begins with. */
    private static final double CHAIN_SHAPE = 200;

    private static final int ROUNDS = 8;

    private final int cells;

    /** Units by weekday and cell. */
    private final double[] units;

    /** One week: units of each weekday, and whether the store was open on it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Week(double[] units, boolean[] open) {

        int openDays() {
            int days = 0;
            for (boolean day : open) {
                days += day ? 1 : 0;
            }
            return days;
        }
    }

    private final double slow;
    private final List<Week> weeks = new ArrayList<>();
    private final double[] factors = new double[7];
    private List<LevelForecast.Week> levels = List.of();

    /** @param slow what a week's units count for after one more week */
    StoreMemory(int cells, double slow) {
        this.cells = cells;
        this.slow = slow;
        Arrays.fill(factors, 1);
        this.units = new double[7 * cells];
    }

    void fade(double factor) {
        scale(units, factor);
    }

    static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /**
     * A week that is over.
     *
     * @param dows weekdays of the days on which the store was open
     * @param days units by cell of each of these days
     */
    void learn(int[] dows, double[][] days) {
        if (dows.length == 0 && weeks.isEmpty()) {
            return;
        }
        Week week = new Week(new double[7], new boolean[7]);
        for (int i = 0; i < dows.length; i++) {
            week.open()[dows[i]] = true;
            for (int cell = 0; cell < cells; cell++) {
                units[dows[i] * cells + cell] += days[i][cell];
                week.units()[dows[i]] += days[i][cell];
            }
        }
        weeks.add(week);
        fit();
    }

    /**
     * Splits every day into its week's level and its weekday's factor, in turns: the mean of a Poisson count that is the
     * product of both. Neither can be told from a single week, and a week with a closed day is no quieter for that.
     */
    private void fit() {
        double[] level = new double[weeks.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < level.length; i++) {
                level[i] = level(weeks.get(i));
            }
            refactor(level);
        }
        double[] steady = new OddDays(weeks, factors).without(level, slow);
        int most = weeks.stream().mapToInt(Week::openDays).max().orElseThrow();
        levels = IntStream.range(0, level.length)
                .mapToObj(i -> new LevelForecast.Week(
                        Math.max(1e-6, steady[i]), (double) weeks.get(i).openDays() / most))
                .toList();
    }

    /** NaN for a week without an open day. */
    private double level(Week week) {
        double sold = 0;
        double expected = 0;
        for (int dow = 0; dow < 7; dow++) {
            if (week.open()[dow]) {
                sold += week.units()[dow];
                expected += factors[dow];
            }
        }
        return sold / expected;
    }

    private void refactor(double[] level) {
        double[] sold = new double[7];
        double[] expected = new double[7];
        for (int i = 0; i < level.length; i++) {
            double weight = Math.pow(slow, level.length - 1.0 - i);
            for (int dow = 0; dow < 7; dow++) {
                if (weeks.get(i).open()[dow]) {
                    sold[dow] += weight * weeks.get(i).units()[dow];
                    expected[dow] += weight * level[i];
                }
            }
        }
        double sum = 0;
        int seen = 0;
        for (int dow = 0; dow < 7; dow++) {
            factors[dow] = expected[dow] == 0 ? 1 : Shrinkage.ratio(sold[dow], expected[dow], WEEKDAY_PRIOR);
            sum += expected[dow] == 0 ? 0 : factors[dow];
            seen += expected[dow] == 0 ? 0 : 1;
        }
        for (int dow = 0; dow < 7; dow++) {
            factors[dow] = expected[dow] == 0 ? 1 : factors[dow] * seen / sum;
        }
    }

    /** Units of a day of each weekday in those of an average day. */
    double[] weekdayFactors() {
        return factors.clone();
    }

    /** Units an average day will have; empty for a store without any sale so far. */
    OptionalDouble level() {
        return levels.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(LevelForecast.next(levels));
    }

    /** Last week's level in that of the weeks before, as a logarithm. */
    double trend() {
        List<Double> open = levels.stream()
                .filter(week -> !week.isClosed())
                .map(LevelForecast.Week::units)
                .toList();
        int weeks = open.size();
        if (weeks < 2) {
            return 0;
        }
        double before = open.subList(Math.max(0, weeks - 5), weeks - 1).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        return Math.log(open.getLast() / before);
    }

    /** Units by cell of a day, whatever the weekday. */
    double[] shape() {
        double[] shape = new double[cells];
        for (int i = 0; i < units.length; i++) {
            shape[i % cells] += units[i];
        }
        return shape;
    }

    /**
     * The share of a day's units in each cell, by weekday.
     *
     * @param chain the chain's units by cell; 0 where the store is never open
     */
    double[] shares(double[] chain) {
        double all = Arrays.stream(chain).sum();
        double[] shape = shape();
        for (int cell = 0; cell < cells; cell++) {
            shape[cell] += all == 0 ? 0 : CHAIN_SHAPE * chain[cell] / all;
        }
        double total = Math.max(1e-9, Arrays.stream(shape).sum());
        double[] shares = new double[7 * cells];
        for (int dow = 0; dow < 7; dow++) {
            double day = Arrays.stream(units, dow * cells, (dow + 1) * cells).sum();
            double sum = 0;
            for (int cell = 0; cell < cells; cell++) {
                double usual = shape[cell] / total;
                double share = usual * Shrinkage.ratio(units[dow * cells + cell], day * usual, SHAPE_PRIOR);
                shares[dow * cells + cell] = share;
                sum += share;
            }
            for (int cell = 0; cell < cells && sum > 0; cell++) {
                shares[dow * cells + cell] /= sum;
            }
        }
        return shares;
    }
}
