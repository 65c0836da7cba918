package kitchensync.predictor.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps odd days from being taken for a new level: a party, a power cut, the day before a holiday. A day tells of its
 * week's level no more than two standard deviations from the week's median day. What that takes away in the mean of all
 * weeks is given back, for odd days will come again.
 */
final class OddDays {

    /** Standard deviations of a store's days, as a logarithm, beyond which a day is odd. */
    private static final double ODD = 2;

    /**
     * The standard deviation of a normal distribution in its median absolute deviation, a little more for a median that is
     * made of the same few days.
     */
    private static final double SCATTER = 1.67;

    /** Fewer days do not show how far they stray. */
    private static final int FEWEST = 14;

    private final List<StoreMemory.Week> weeks;
    private final double[] factors;

    /** @param factors a weekday's units in those of an average day */
    OddDays(List<StoreMemory.Week> weeks, double[] factors) {
        this.weeks = weeks;
        this.factors = factors;
    }

    /**
     * @param levels of the weeks as they are; NaN where the store was closed
     * @param fading what a week counts for after one more
     * @return the same without most of what odd days did
     */
    double[] without(double[] levels, double fading) {
        double[] medians = weeks.stream().mapToDouble(this::median).toArray();
        double farthest = Math.exp(ODD * scatter(medians));
        if (farthest == 1) {
            return levels;
        }
        double[] steady = levels.clone();
        double before = 0;
        double after = 0;
        for (int i = 0; i < steady.length; i++) {
            if (!Double.isNaN(levels[i])) {
                steady[i] = level(weeks.get(i), medians[i], farthest);
                double weight = weeks.get(i).openDays() * Math.pow(fading, steady.length - 1.0 - i);
                before += weight * levels[i];
                after += weight * steady[i];
            }
        }
        for (int i = 0; i < steady.length; i++) {
            steady[i] *= after > 0 ? before / after : 1;
        }
        return steady;
    }

    private double level(StoreMemory.Week week, double median, double farthest) {
        double sold = 0;
        double expected = 0;
        for (int dow = 0; dow < 7; dow++) {
            if (week.open()[dow]) {
                double usual = median * factors[dow];
                sold += Math.clamp(week.units()[dow], usual / farthest, usual * farthest);
                expected += factors[dow];
            }
        }
        return sold / expected;
    }

    /** NaN for a week without an open day. */
    private double median(StoreMemory.Week week) {
        double[] days = days(week);
        int count = days.length;
        return count == 0 ? Double.NaN : (days[(count - 1) / 2] + days[count / 2]) / 2;
    }

    /** Levels that each open day tells of, the lowest first. */
    private double[] days(StoreMemory.Week week) {
        double[] days = new double[week.openDays()];
        int count = 0;
        for (int dow = 0; dow < 7; dow++) {
            if (week.open()[dow]) {
                days[count++] = week.units()[dow] / factors[dow];
            }
        }
        Arrays.sort(days);
        return days;
    }

    /** 0 when there are too few days to tell. */
    private double scatter(double[] medians) {
        List<Double> away = new ArrayList<>();
        for (int i = 0; i < medians.length; i++) {
            double[] days = days(weeks.get(i));
            for (double day : days.length < 3 ? new double[0] : days) {
                away.add(Math.abs(Math.log((day + 1) / (medians[i] + 1))));
            }
        }
        away.sort(null);
        return away.size() < FEWEST ? 0 : SCATTER * away.get(away.size() / 2);
    }
}
