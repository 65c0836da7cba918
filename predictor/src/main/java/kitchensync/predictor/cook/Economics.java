package kitchensync.predictor.cook;

import java.time.DayOfWeek;
import kitchensync.domain.catalogue.Item;

/**
 * What is at stake with one unit of an item on one day.
 *
 * @param price what a customer pays that day
 * @param cost what a unit costs the store, sold or thrown away
 * @param missWeight what a customer who finds nothing is counted as beyond the lost margin, in prices; 0 counts the margin
 *     only
 */
public record Economics(double price, double cost, double missWeight) {

    public Economics {
        if (!(price >= 0) || !(cost >= 0) || !(missWeight >= 0)) {
            throw new IllegalArgumentException(
                    "price, cost and weight are at least 0, not " + price + ", " + cost + ", " + missWeight);
        }
    }

    /** Of an item whose price nobody has said, as when an import had none: what an import assumes, for a price of 1. */
    private static final double UNKNOWN_PRICE = 1;

    private static final double UNKNOWN_COST = .4;

    /** Those of an item on a weekday, at its sale price where it is on sale. */
    public static Economics of(Item item, DayOfWeek day, double missWeight) {
        if (item.price().signum() == 0) {
            return new Economics(UNKNOWN_PRICE, UNKNOWN_COST, missWeight);
        }
        return new Economics(item.priceOn(day).doubleValue(), item.cost().doubleValue(), missWeight);
    }

    /** What serving a customer is worth: the price, and that nobody goes away. */
    public double worth() {
        return price * (1 + missWeight);
    }

    /** The margin that is lost with a customer who finds nothing. */
    public double miss() {
        return price - cost;
    }

    /** What the plan counts for that customer: the margin, and that he goes away. */
    public double countedMiss() {
        return worth() - cost;
    }
}
