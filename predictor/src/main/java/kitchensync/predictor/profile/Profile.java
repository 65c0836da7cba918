package kitchensync.predictor.profile;

import java.util.Arrays;
import java.util.OptionalDouble;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;

/**
 * What a week like the last ones would bring: mean demand of every kitchen and cell of the week.
 *
 * <p>Mean = the store's level * its weekday factor * the share of its customers in the cell * the item's share of them *
 * how that share changes in the cell and with the weekday. Each factor is weighed against the one above it: an item in a
 * store against the item in the chain, that against its category ({@link Shrinkage}). So an item that sells once a day
 * has a profile all the same, and one that sells a hundred times has its own.
 */
public final class Profile {

    private static final double STORE_SHARE_PRIOR = 22;
    private static final double RECENT_PRIOR = 18;
    private static final double STORE_CELL_PRIOR = 45;
    private static final double STORE_WEEKDAY_PRIOR = 45;

    private final Assortment assortment;
    private final ItemMemory[] items;

    /** Mean units by kitchen, and cell of the week. */
    private final float[][] means;

    /** An item's recent share in its usual one, as a logarithm, by kitchen. */
    private final double[] itemTrends;

    private final double[] storeTrends;
    private final double[] levels;

    private Profile(Assortment assortment, ItemMemory[] items) {
        this.assortment = assortment;
        this.items = items;
        this.means = new float[assortment.kitchens()][assortment.weekCells()];
        this.itemTrends = new double[assortment.kitchens()];
        this.storeTrends = new double[assortment.stores()];
        this.levels = new double[assortment.stores()];
    }

    /** @param origin the first day that is expected, in days of the history */
    static Profile of(
            DemandHistory history, int origin, StoreMemory[] stores, ItemMemory[] items, Newcomers newcomers) {
        Assortment assortment = history.assortment();
        Profile profile = new Profile(assortment, items);
        double[][] shares = shares(assortment, stores);
        ItemPrior prior = ItemPrior.of(assortment, shares, items);
        profile.setLevels(stores);
        for (int store = 0; store < stores.length; store++) {
            profile.storeTrends[store] = stores[store].trend();
            double[] weekdays = stores[store].weekdayFactors();
            for (int item = 0; item < assortment.items(); item++) {
                profile.fill(store, item, weekdays, shares[store], prior);
            }
            profile.addUpToLevel(store, history, origin, weekdays, newcomers);
        }
        return profile;
    }

    private static double[][] shares(Assortment assortment, StoreMemory[] stores) {
        double[] chain = new double[assortment.cells()];
        for (StoreMemory store : stores) {
            double[] shape = store.shape();
            Arrays.setAll(chain, cell -> chain[cell] + shape[cell]);
        }
        double[][] shares = new double[stores.length][];
        for (int store = 0; store < stores.length; store++) {
            double[] open = new double[chain.length];
            for (int dow = 0; dow < 7; dow++) {
                for (int cell = 0; cell < open.length; cell++) {
                    if (assortment.isOpen(store, dow, cell)) {
                        open[cell] = chain[cell];
                    }
                }
            }
            shares[store] = stores[store].shares(open);
        }
        return shares;
    }

    /** A store without sales gets the mean of those of its level, or of all. */
    private void setLevels(StoreMemory[] stores) {
        OptionalDouble[] own = Arrays.stream(stores).map(StoreMemory::level).toArray(OptionalDouble[]::new);
        for (int store = 0; store < stores.length; store++) {
            int level = assortment.shops().get(store).level();
            double alike = mean(own, level);
            levels[store] = own[store].orElse(alike);
        }
    }

    private double mean(OptionalDouble[] own, int level) {
        double sum = 0;
        int count = 0;
        double all = 0;
        int stores = 0;
        for (int store = 0; store < own.length; store++) {
            if (own[store].isPresent()) {
                all += own[store].getAsDouble();
                stores++;
                if (assortment.shops().get(store).level() == level) {
                    sum += own[store].getAsDouble();
                    count++;
                }
            }
        }
        return count > 0 ? sum / count : stores > 0 ? all / stores : 0;
    }

    private void fill(int store, int item, double[] weekdays, double[] shares, ItemPrior prior) {
        int kitchen = assortment.kitchen(store, item);
        int cells = assortment.cells();
        ItemMemory memory = items[kitchen];
        double[] customers = ItemPrior.customers(assortment, store, item, shares, memory.customers);
        double usual = prior.share[item]
                * Shrinkage.ratio(memory.total(), prior.share[item] * ItemPrior.sum(customers), STORE_SHARE_PRIOR);
        double recentCustomers =
                ItemPrior.sum(ItemPrior.customers(assortment, store, item, shares, memory.recentCustomers));
        double recent = Shrinkage.ratio(memory.recentUnits, usual * recentCustomers, RECENT_PRIOR);
        itemTrends[kitchen] = Math.log(recent);
        double[] units = Shrinkage.smoothed(memory.units);
        double[] expected = Shrinkage.smoothed(customers);
        double[] byCell = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            double ofChain = prior.cells[item][cell];
            byCell[cell] = ofChain * Shrinkage.ratio(units[cell], usual * ofChain * expected[cell], STORE_CELL_PRIOR);
        }
        double staying = memory.staying();
        for (int dow = 0; dow < 7; dow++) {
            double ofChain = prior.weekdays[item][dow];
            double weekdayCustomers = memory.customers[dow] * ItemPrior.reach(assortment, store, item, shares, dow);
            double weekday = ofChain
                    * Shrinkage.ratio(
                            memory.weekdayUnits[dow], usual * ofChain * weekdayCustomers, STORE_WEEKDAY_PRIOR);
            double day = levels[store] * weekdays[dow] * usual * recent * weekday * staying;
            for (int cell = 0; cell < cells; cell++) {
                if (assortment.isSellable(store, item, dow, cell)) {
                    means[kitchen][dow * cells + cell] = (float) (day * shares[dow * cells + cell] * byCell[cell]);
                }
            }
        }
    }

    /**
     * Makes the items' means add up to what the store is expected to sell. Customers choose among what is on offer: an
     * item that joins the menu takes its part from the others, and one that leaves it gives its part to them. Items that
     * nobody has announced get what such items have had ({@link Newcomers}).
     */
    private void addUpToLevel(int store, DemandHistory history, int origin, double[] weekdays, Newcomers newcomers) {
        int first = assortment.kitchen(store, 0);
        boolean[] shares = new boolean[assortment.items()];
        boolean any = false;
        for (int item = 0; item < shares.length; item++) {
            shares[item] = history.isOffered(store, item, origin);
            any |= shares[item];
        }
        for (int item = 0; item < shares.length && !any; item++) {
            shares[item] = assortment.isOffered(item, history.date(origin)); // a store that has sold nothing yet
        }
        double known = any ? 1 - newcomers.share(store) : 1;
        for (int dow = 0; dow < 7; dow++) {
            double sum = 0;
            for (int kitchen = first; kitchen < first + assortment.items(); kitchen++) {
                sum += shares[kitchen - first] ? day(kitchen, dow) : 0;
            }
            double all = levels[store] * weekdays[dow];
            float factor = sum > 0 ? (float) (known * all / Math.max(1e-9, sum)) : 1;
            for (int kitchen = first; kitchen < first + assortment.items(); kitchen++) {
                if (shares[kitchen - first]) {
                    multiply(kitchen, dow, factor);
                } else if (any && all > 0) {
                    multiply(kitchen, dow, (float) newcomers.factor(day(kitchen, dow) / all));
                }
            }
        }
    }

    private void multiply(int kitchen, int dow, float factor) {
        for (int cell = dow * assortment.cells(); cell < (dow + 1) * assortment.cells(); cell++) {
            means[kitchen][cell] *= factor;
        }
    }

    /** Mean units of a cell. */
    public double mean(int kitchen, int dow, int cell) {
        return means[kitchen][dow * assortment.cells() + cell];
    }

    /** Mean units of a day. */
    public double day(int kitchen, int dow) {
        double sum = 0;
        for (int cell = 0; cell < assortment.cells(); cell++) {
            sum += mean(kitchen, dow, cell);
        }
        return sum;
    }

    /** Units that the store's average day is expected to have. */
    public double level(int store) {
        return levels[store];
    }

    /** Logarithm of last week's level in that of the four weeks before. */
    public double storeTrend(int store) {
        return storeTrends[store];
    }

    /** Logarithm of the item's recent share of customers in its usual one. */
    public double itemTrend(int kitchen) {
        return itemTrends[kitchen];
    }

    /** Days that the item has been on the menu, as far as history goes back. */
    public int knownDays(int kitchen) {
        return items[kitchen].days;
    }

    /** Logarithm of last week's units in what was forecast for it, weighed against no difference. */
    public double lastError(int kitchen) {
        return Math.log(Shrinkage.ratio(items[kitchen].lastUnits, items[kitchen].lastForecast, 3));
    }

    /** Logarithm of what this hour of this weekday had in the last weeks in what the profile expects. */
    public double hourError(int kitchen, int dow, int hour, double expected) {
        ItemMemory memory = items[kitchen];
        return Math.log(Shrinkage.ratio(memory.hourUnits[dow * 24 + hour], memory.hourDays[dow] * expected, 2));
    }
}
