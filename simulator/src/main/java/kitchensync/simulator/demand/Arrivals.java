package kitchensync.simulator.demand;

import java.time.DayOfWeek;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many customers come: {@code RUSH[hour] * WEEKDAY[day] * (BASE[level] + offset of the day)} an hour.
 *
 * <p>The figures are those of the system that KitchenSync follows, in the version its history was made with.
 */
public final class Arrivals {

    private static final List<Double> RUSH =
            List.of(.1, .05, .05, .05, .1, .2, .6, .9, .9, .7, .6, .8, 1.0, .8, .6, .5, .8, .9, .7, .5, .3, .2, .1, .1);
    private static final List<Double> WEEKDAY = List.of(.9, 1.0, 1.0, 1.2, 1.2, .8, .7);

    /** Customers an hour at the peak, for levels 1 to 4. */
    private static final List<Integer> BASE = List.of(80, 140, 220, 400);

    private static final List<List<Integer>> OFFSETS = List.of(
            List.of(-10, -8, -2, 0, 2, 6, 10),
            List.of(-30, -15, -5, 0, 5, 15, 30),
            List.of(-60, -30, -10, 0, 10, 30, 60),
            List.of(-100, -50, -20, 0, 20, 50, 100));
    private static final List<Integer> OFFSET_WEIGHTS = List.of(5, 10, 25, 30, 25, 10, 5);
    private static final int OFFSET_TOTAL =
            OFFSET_WEIGHTS.stream().mapToInt(Integer::intValue).sum();

    private Arrivals() {}

    /**
     * @param level of the store, 1..4
     * @param offset added to the level's base, in customers an hour; 0 for the mean day
     */
    public static double perHour(int level, DayOfWeek day, int hour, double offset) {
        return RUSH.get(hour) * WEEKDAY.get(day.getValue() - 1) * (BASE.get(level - 1) + offset);
    }

    /** Draws how much busier or quieter one day is than usual, in customers an hour at the peak. */
    public static int offsetOfDay(int level, UniformRandomProvider random) {
        int draw = random.nextInt(OFFSET_TOTAL);
        int choice = 0;
        while (draw >= OFFSET_WEIGHTS.get(choice)) {
            draw -= OFFSET_WEIGHTS.get(choice);
            choice++;
        }
        return OFFSETS.get(level - 1).get(choice);
    }
}
