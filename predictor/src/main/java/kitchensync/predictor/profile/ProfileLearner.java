package kitchensync.predictor.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import org.jspecify.annotations.Nullable;

/**
 * Learns the chain's week from its history, a week at a time and in its order, so that the profile after each week is one
 * that could have been made then. All of a history's profiles cost one pass over it.
 */
public final class ProfileLearner {

    private static final int DAYS = 7;

    /** Days after which a sale counts half: for shapes, for an item's share, for its hours. */
    private static final double SLOW_DAYS = 150;

    private static final double FAST_DAYS = 14;
    private static final double HOUR_DAYS = 28;

    private final DemandHistory history;
    private final Assortment assortment;
    private final StoreMemory[] stores;
    private final ItemMemory[] items;
    private final Newcomers newcomers;
    private @Nullable Profile profile;
    private int learnt;

    /**
     * Begins with the first days, as many as there are before the first whole week.
     *
     * @param end where a week ends, so that weeks are counted back from it
     */
    public ProfileLearner(DemandHistory history, int end) {
        this.history = history;
        this.assortment = history.assortment();
        this.stores = new StoreMemory[assortment.stores()];
        Arrays.setAll(stores, store -> new StoreMemory(assortment.cells(), Math.pow(.5, DAYS / SLOW_DAYS)));
        this.items = new ItemMemory[assortment.kitchens()];
        Arrays.setAll(items, kitchen -> new ItemMemory(assortment.cells()));
        this.newcomers = new Newcomers(assortment.stores());
        learn(0, Math.min(end, (end - 1) % DAYS + 1));
    }

    /** One that has learnt all days before {@code end}. */
    public static ProfileLearner upTo(DemandHistory history, int end) {
        ProfileLearner learner = new ProfileLearner(history, end);
        while (learner.origin() < end) {
            learner.learnWeek();
        }
        return learner;
    }

    /** The day after the last one that was learnt. */
    public int origin() {
        return learnt;
    }

    /** Learns the next seven days, or what there is of them. */
    public void learnWeek() {
        learn(learnt, Math.min(learnt + DAYS, history.days()));
    }

    /** What is to be expected from {@link #origin} on. */
    public Profile profile() {
        if (profile == null) {
            profile = Profile.of(history, learnt, stores, items, newcomers);
        }
        return profile;
    }

    private void learn(int from, int to) {
        Profile before = from == 0 ? null : profile();
        double days = to - from;
        double slow = Math.pow(.5, days / SLOW_DAYS);
        double fast = Math.pow(.5, days / FAST_DAYS);
        double hours = Math.pow(.5, days / HOUR_DAYS);
        if (history.menusFromSales()) {
            newcomers.learn(history, from, to);
        }
        for (int store = 0; store < stores.length; store++) {
            stores[store].fade(slow);
            List<Integer> open = new ArrayList<>();
            for (int day = from; day < to; day++) {
                if (history.isOpen(store, day)) {
                    open.add(day);
                }
            }
            double[][] customers = new double[open.size()][assortment.cells()];
            for (int item = 0; item < assortment.items(); item++) {
                ItemMemory memory = items[assortment.kitchen(store, item)];
                memory.fade(slow, fast, hours);
                for (int i = 0; i < open.size(); i++) {
                    learn(store, item, open.get(i), memory, customers[i], before);
                }
            }
            int[] dows = open.stream().mapToInt(history::dow).toArray();
            countCustomers(store, open, dows, customers);
            stores[store].learn(dows, customers);
        }
        learnt = to;
        profile = null;
    }

    private void learn(int store, int item, int day, ItemMemory memory, double[] customers, @Nullable Profile before) {
        int kitchen = assortment.kitchen(store, item);
        int dow = history.dow(day);
        boolean offered = history.isOffered(store, item, day);
        double sum = 0;
        for (int cell = 0; cell < assortment.cells(); cell++) {
            double units = history.units(kitchen, day, cell);
            if (units != 0) {
                customers[cell] += units;
                if (offered) {
                    sum += units;
                    memory.units[cell] += units;
                    memory.hourUnits[dow * 24 + cell / assortment.cellsPerHour()] += (float) units;
                }
            }
        }
        if (!offered) {
            return;
        }
        memory.weekdayUnits[dow] += sum;
        memory.recentUnits += sum;
        memory.hourDays[dow]++;
        memory.days++;
        memory.lastUnits += sum;
        if (before != null) {
            double expected = before.day(kitchen, dow);
            memory.lastForecast += expected;
            memory.silent = sum > 0 ? 0 : memory.silent + expected / memory.staying();
            memory.silentDays = sum > 0 ? 0 : memory.silentDays + 1;
        }
    }

    private void countCustomers(int store, List<Integer> open, int[] dows, double[][] customers) {
        for (int i = 0; i < dows.length; i++) {
            double all = Arrays.stream(customers[i]).sum();
            for (int item = 0; item < assortment.items(); item++) {
                if (history.isOffered(store, item, open.get(i))) {
                    ItemMemory memory = items[assortment.kitchen(store, item)];
                    memory.customers[dows[i]] += all;
                    memory.recentCustomers[dows[i]] += all;
                }
            }
        }
    }
}
