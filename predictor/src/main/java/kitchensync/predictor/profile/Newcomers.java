package kitchensync.predictor.profile;

import java.util.Arrays;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;

/**
 * What items bring in the week in which a store first sells them, where menus are what sales show: nobody announced them,
 * but a part of what the store sells will be theirs. The others' means leave them that part, and each of theirs is weighed
 * against what such items have had of the store's days so far, so that all together add up to the store's level. Old weeks
 * fade.
 */
final class Newcomers {

    /** Days after which a week counts half. */
    private static final double DAYS = 21;

    /** Units of a store against which its own part is weighed. */
    private static final double STORE_PRIOR = 300;

    /** Units of newcomers that an item's category counts for beside them. */
    private static final double CATEGORY_PRIOR = 10;

    /** Of a store that is itself new most items are. */
    private static final double MOST = .5;

    private final double[] theirs;
    private final double[] all;

    /** What a store sold on days on which it had a newcomer, once for each. */
    private double customers;

    Newcomers(int stores) {
        this.theirs = new double[stores];
        this.all = new double[stores];
    }

    /** Learns the days from {@code from} to before {@code to}, of stores that had sold something before. */
    void learn(DemandHistory history, int from, int to) {
        double fading = Math.pow(.5, (to - from) / DAYS);
        StoreMemory.scale(theirs, fading);
        StoreMemory.scale(all, fading);
        customers *= fading;
        for (int store = 0; store < theirs.length; store++) {
            for (int day = from; day < to && history.hasSoldBefore(store, from); day++) {
                learnDay(history, store, from, day);
            }
        }
    }

    private void learnDay(DemandHistory history, int store, int from, int day) {
        Assortment assortment = history.assortment();
        double units = 0;
        int newcomers = 0;
        for (int item = 0; item < assortment.items(); item++) {
            int kitchen = assortment.kitchen(store, item);
            if (history.hasDemandUpTo(kitchen, day)) {
                double sold = history.units(kitchen, day);
                units += sold;
                if (!history.isOnMenu(kitchen, from)) {
                    theirs[store] += sold;
                    newcomers++;
                }
            }
        }
        all[store] += units;
        customers += newcomers * units;
    }

    /** The part of a store's next week that items will have which it has not sold yet. */
    double share(int store) {
        double ofChain = sum(theirs) / Math.max(1, sum(all));
        return Math.min(MOST, (theirs[store] + STORE_PRIOR * ofChain) / (all[store] + STORE_PRIOR));
    }

    /**
     * What a newcomer's mean is to be multiplied by.
     *
     * @param share its share of the store's units, as its category has it, above 0
     */
    double factor(double share) {
        return (sum(theirs) + CATEGORY_PRIOR) / (customers * share + CATEGORY_PRIOR);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
