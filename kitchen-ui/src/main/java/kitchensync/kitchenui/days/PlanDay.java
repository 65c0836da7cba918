package kitchensync.kitchenui.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What was planned and forecast for an item on a local day.
 *
 * @param planned units to start in each of the 96 quarters
 * @param par units that are to be there in each of the 24 hours
 * @param mean demand of each hour, units
 * @param odds of each hour in turn the units that demand stays within with odds of 2.5, 10, 25, 75, 90 and 97.5 %
 * @param model that forecast, or {@link #NO_MODEL}
 */
public record PlanDay(
        String itemId,
        LocalDate day,
        int[] planned,
        int[] par,
        double[] mean,
        int[] odds,
        String model,
        Instant plannedAt) {

    /** As the predictor writes it where no model has beaten the simple forecasts. */
    public static final String NO_MODEL = "none";

    public static final int LEVELS = 6;

    /** Units to start from one quarter of the day to before another. */
    public int planned(int from, int to) {
        int units = 0;
        for (int quarter = from; quarter < to; quarter++) {
            units += planned[quarter];
        }
        return units;
    }

    public int plannedUnits() {
        return planned(0, planned.length);
    }

    public double mean(int fromHour, int toHour) {
        return Arrays.stream(mean, fromHour, toHour).sum();
    }

    /** Units that demand of an hour stays within, at one of the six odds. */
    public int odds(int hour, int level) {
        return odds[hour * LEVELS + level];
    }
}
