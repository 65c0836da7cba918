package kitchensync.predictor.profile;

import java.util.HashMap;
import java.util.Map;
import kitchensync.predictor.history.Assortment;

/**
 * What the chain knows of each item: its share of customers, how that changes through the day, and with the weekday. An
 * item that nobody has bought yet has its category's.
 */
final class ItemPrior {

    private static final double SHARE_PRIOR = 9;
    private static final double CATEGORY_PRIOR = 90;
    private static final double CELL_PRIOR = 45;
    private static final double WEEKDAY_PRIOR = 60;

    /** Units, and the customers who might have bought them: by cell, and by weekday. */
    private static final class Sums {
        final double[] units;
        final double[] customers;
        final double[] weekdayUnits = new double[7];
        final double[] weekdayCustomers = new double[7];
        int items;

        Sums(int cells) {
            units = new double[cells];
            customers = new double[cells];
        }

        double totalUnits() {
            return sum(weekdayUnits);
        }

        double totalCustomers() {
            return sum(weekdayCustomers);
        }

        double share() {
            return totalUnits() / Math.max(1e-9, totalCustomers());
        }
    }

    private final Assortment assortment;
    final double[] share;
    final double[][] cells;
    final double[][] weekdays;

    private ItemPrior(Assortment assortment) {
        this.assortment = assortment;
        this.share = new double[assortment.items()];
        this.cells = new double[assortment.items()][assortment.cells()];
        this.weekdays = new double[assortment.items()][7];
    }

    /** @param shares of each store, {@link StoreMemory#shares} */
    static ItemPrior of(Assortment assortment, double[][] shares, ItemMemory[] items) {
        ItemPrior prior = new ItemPrior(assortment);
        Sums[] sums = new Sums[assortment.items()];
        Map<String, Sums> categories = new HashMap<>();
        Sums all = new Sums(assortment.cells());
        for (int item = 0; item < sums.length; item++) {
            sums[item] = prior.sums(item, shares, items);
            Sums category = categories.computeIfAbsent(
                    assortment.products().get(item).category(), name -> new Sums(assortment.cells()));
            add(category, sums[item]);
            add(all, sums[item]);
        }
        for (int item = 0; item < sums.length; item++) {
            Sums category = categories.get(assortment.products().get(item).category());
            prior.weigh(item, sums[item], category == null ? sums[item] : category, all);
        }
        return prior;
    }

    private Sums sums(int item, double[][] shares, ItemMemory[] items) {
        Sums sums = new Sums(assortment.cells());
        for (int store = 0; store < assortment.stores(); store++) {
            ItemMemory memory = items[assortment.kitchen(store, item)];
            double[] customers = customers(assortment, store, item, shares[store], memory.customers);
            for (int cell = 0; cell < sums.units.length; cell++) {
                sums.units[cell] += memory.units[cell];
                sums.customers[cell] += customers[cell];
            }
            for (int dow = 0; dow < 7; dow++) {
                sums.weekdayUnits[dow] += memory.weekdayUnits[dow];
                sums.weekdayCustomers[dow] +=
                        memory.customers[dow] * reach(assortment, store, item, shares[store], dow);
            }
        }
        return sums;
    }

    private static void add(Sums category, Sums item) {
        for (int cell = 0; cell < category.units.length; cell++) {
            category.units[cell] += item.units[cell];
            category.customers[cell] += item.customers[cell];
        }
        for (int dow = 0; dow < 7; dow++) {
            category.weekdayUnits[dow] += item.weekdayUnits[dow];
            category.weekdayCustomers[dow] += item.weekdayCustomers[dow];
        }
        category.items++;
    }

    private void weigh(int item, Sums own, Sums category, Sums all) {
        double usual = Math.max(1e-9, category.totalUnits() > 0 ? category.share() : all.share());
        share[item] = (own.totalUnits() + SHARE_PRIOR) / (own.totalCustomers() + SHARE_PRIOR / usual);
        double[] units = Shrinkage.smoothed(own.units);
        double[] customers = Shrinkage.smoothed(own.customers);
        double[] categoryUnits = Shrinkage.smoothed(category.units);
        double[] categoryCustomers = Shrinkage.smoothed(category.customers);
        for (int cell = 0; cell < units.length; cell++) {
            double ofCategory = Shrinkage.ratio(categoryUnits[cell], usual * categoryCustomers[cell], CATEGORY_PRIOR);
            cells[item][cell] =
                    ofCategory * Shrinkage.ratio(units[cell], share[item] * ofCategory * customers[cell], CELL_PRIOR);
        }
        for (int dow = 0; dow < 7; dow++) {
            weekdays[item][dow] =
                    Shrinkage.ratio(own.weekdayUnits[dow], share[item] * own.weekdayCustomers[dow], WEEKDAY_PRIOR);
        }
    }

    /** Customers by cell, in the cells in which the item is sold. */
    static double[] customers(Assortment assortment, int store, int item, double[] shares, double[] byWeekday) {
        int cells = assortment.cells();
        double[] customers = new double[cells];
        for (int dow = 0; dow < 7; dow++) {
            if (byWeekday[dow] > 0) {
                for (int cell = 0; cell < cells; cell++) {
                    if (assortment.isSellable(store, item, dow, cell)) {
                        customers[cell] += byWeekday[dow] * shares[dow * cells + cell];
                    }
                }
            }
        }
        return customers;
    }

    /** The share of a day's customers who come while the item is sold. */
    static double reach(Assortment assortment, int store, int item, double[] shares, int dow) {
        int cells = assortment.cells();
        double reach = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (assortment.isSellable(store, item, dow, cell)) {
                reach += shares[dow * cells + cell];
            }
        }
        return reach;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
