package kitchensync.simulator.trial;

import java.time.DayOfWeek;
import java.util.Arrays;
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

    /** What came of each item on a day. */
    Tally[] tallies(DayOfWeek day, StoreKitchen.Day units) {
        Tally[] tallies = new Tally[costs.length];
        Arrays.setAll(tallies, item -> {
            int sold = units.sold()[item];
            int wasted = units.wasted()[item];
            double revenue = sold * price(item, day);
            return new Tally(revenue, sold * costs[item], wasted * costs[item], sold, units.missed()[item], wasted);
        });
        return tallies;
    }
}
