package kitchensync.simulator.trial;

import java.time.DayOfWeek;
import java.util.List;
import kitchensync.domain.catalogue.Item;

/** Prices of a day and costs, by the item's number. */
final class Prices {

    private final double[][] byDay;
    private final double[] costs;

    Prices(List<Item> menu) {
        byDay = new double[DayOfWeek.values().length][];
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay[day.ordinal()] = menu.stream()
                    .mapToDouble(item -> item.priceOn(day).doubleValue())
                    .toArray();
        }
        costs = menu.stream().mapToDouble(item -> item.cost().doubleValue()).toArray();
    }

    double price(int item, DayOfWeek day) {
        return byDay[day.ordinal()][item];
    }

    double cost(int item) {
        return costs[item];
    }

    Tally tally(int item, DayOfWeek day, int sold, int missed, int wasted) {
        return new Tally(sold * price(item, day), sold * costs[item], wasted * costs[item], sold, missed, wasted);
    }
}
