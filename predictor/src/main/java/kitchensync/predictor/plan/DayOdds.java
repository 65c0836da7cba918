package kitchensync.predictor.plan;

import java.util.Arrays;
import java.util.stream.Collectors;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.CountDistribution;

/**
 * What is forecast for an item on a day, by hour.
 *
 * @param mean 24 means, units
 * @param odds of each hour in turn the units that demand stays within with the probabilities of {@link #LEVELS}
 */
record DayOdds(double[] mean, int[] odds) {

    /** The ends of the intervals that hold 95, 80 and 50 %, from below. */
    static final double[] LEVELS = {.025, .10, .25, .75, .90, .975};

    private static final int HOURS = 24;

    /** @param first slot of the week with which the day begins */
    static DayOdds of(ItemWeek week, int first) {
        double[] mean = new double[HOURS];
        int[] odds = new int[HOURS * LEVELS.length];
        for (int hour = 0; hour < HOURS; hour++) {
            int slot = first + hour * Slot.PER_HOUR;
            for (int quarter = 0; quarter < Slot.PER_HOUR; quarter++) {
                mean[hour] += week.units(slot + quarter);
            }
            CountDistribution demand = week.dispersion(slot).of(mean[hour]);
            for (int level = 0; mean[hour] > 0 && level < LEVELS.length; level++) {
                odds[hour * LEVELS.length + level] = Math.min(demand.quantile(LEVELS[level]), Short.MAX_VALUE);
            }
        }
        return new DayOdds(mean, odds);
    }

    String means() {
        return Arrays.stream(mean)
                .mapToObj(units -> Float.toString((float) units))
                .collect(Collectors.joining(",", "{", "}"));
    }

    String quantiles() {
        return Arrays.stream(odds).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
