package kitchensync.simulator.demand;

import kitchensync.domain.catalogue.Item;

/**
 * The weather of one region on one day, and what it does to customers: rain and snow keep three in ten at home, heat and
 * cold change what the others pick.
 *
 * <p>The figures are those of the system that KitchenSync follows. It says nothing of appetizers: they are picked as
 * ever, and so is chicken in the cold.
 *
 * @param tempF the day's temperature in degrees Fahrenheit
 * @param precip whether rain or snow falls
 */
public record Weather(double tempF, boolean precip) {

    /** A day that changes nothing. */
    public static final Weather NEUTRAL = new Weather(62.5, false);

    /** Above this many degrees Fahrenheit heat changes what customers pick. */
    public static final double HOT = 70;

    /** Below this many degrees Fahrenheit cold does. */
    public static final double COLD = 55;

    private static final double WHO_COMES_ALL_THE_SAME = .70;

    /** What a day is counted as; of several the first that holds. */
    public enum Bucket {
        PRECIP,
        HEAT,
        COLD,
        NEUTRAL
    }

    public Bucket bucket() {
        return precip ? Bucket.PRECIP : tempF > HOT ? Bucket.HEAT : tempF < COLD ? Bucket.COLD : Bucket.NEUTRAL;
    }

    /** Customers over those of a dry day. */
    double volume() {
        return precip ? WHO_COMES_ALL_THE_SAME : 1;
    }

    /** How much likelier an item is picked than by its popularity alone, before all weights are brought to a sum of 1. */
    double weightOf(Item item) {
        if (tempF > HOT) {
            return switch (item.category()) {
                case "chicken", "roller_grill" -> 2.2;
                case "sandwich", "side" -> .45;
                default -> 1;
            };
        }
        if (tempF < COLD) {
            return switch (item.category()) {
                case "roller_grill" -> .4;
                case "sandwich", "side" -> 1.9;
                default -> 1;
            };
        }
        return 1;
    }
}
