package kitchensync.simulator.demand;

import java.time.LocalDate;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The weather of every region and day. A day's weather depends on the seed, the region and the date alone: 10 to 100
 * degrees Fahrenheit, each as likely, and rain or snow on 35 of 100 days.
 *
 * @param world says whether there is weather at all, and whether weeks of heat come
 */
public record Climate(long seed, World world) {

    private static final double COLDEST = 10;
    private static final double HOTTEST = 100;
    private static final double HEAT_FROM = 86;
    private static final double PRECIP = .35;
    private static final int WEEKS_FROM_HEAT_TO_HEAT = 4;

    /** What a world's sky does. */
    enum Sky {
        NONE,
        USUAL,
        /** As usual, but every fourth week is hot everywhere: so are 7 of any 28 days in a row. */
        HEAT_WEEKS
    }

    public Weather on(String region, LocalDate day) {
        if (world.sky() == Sky.NONE) {
            return Weather.NEUTRAL;
        }
        UniformRandomProvider random = new RandomStreams(seed, "weather of " + region).ofDay(day);
        double place = random.nextDouble();
        boolean precip = random.nextDouble() < PRECIP;
        double from = isHeat(day) ? HEAT_FROM : COLDEST;
        return new Weather(from + place * (HOTTEST - from), precip);
    }

    private boolean isHeat(LocalDate day) {
        return world.sky() == Sky.HEAT_WEEKS
                && Math.floorMod(Math.floorDiv(day.toEpochDay(), 7), WEEKS_FROM_HEAT_TO_HEAT) == 0;
    }
}
