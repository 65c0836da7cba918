package kitchensync.simulator.demand;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many customers come: {@code RUSH[hour] * WEEKDAY[day] * (BASE[level] + offset of the day)} an hour.
 *
 * <p>The figures are those of the system that KitchenSync follows, in the version its history was made with.
 */
public final class Arrivals {

    static final List<Double> RUSH =
            List.of(.1, .05, .05, .05, .1, .2, .6, .9, .9, .7, .6, .8, 1.0, .8, .6, .5, .8, .9, .7, .5, .3, .2, .1, .1);

    /** How much of a flatter day is spread evenly over its 24 hours. */
    private static final double EVENLY = .2;

    /** The same customers 90 minutes later, a fifth of them spread evenly over the day. */
    static final List<Double> LATER_AND_FLATTER = laterAndFlatter();

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

    /** The usual share of the peak's customers in an hour of the day. */
    public static double rush(int hour) {
        return RUSH.get(hour);
    }

    private static List<Double> laterAndFlatter() {
        double mean = RUSH.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return IntStream.range(0, 24)
                .mapToObj(hour -> (RUSH.get((hour + 23) % 24) + RUSH.get((hour + 22) % 24)) / 2)
                .map(later -> EVENLY * mean + (1 - EVENLY) * later)
                .toList();
    }

    /**
     * @param level of the store, 1..4
     * @param offset added to the level's base, in customers an hour; 0 for the mean day
     */
    public static double perHour(int level, DayOfWeek day, int hour, double offset) {
        return perHour(RUSH, level, day, hour, offset);
    }

    /** The same with another course of the day: the share of the peak's customers in each of the 24 hours. */
    static double perHour(List<Double> rush, int level, DayOfWeek day, int hour, double offset) {
        return rush.get(hour) * WEEKDAY.get(day.getValue() - 1) * (BASE.get(level - 1) + offset);
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
