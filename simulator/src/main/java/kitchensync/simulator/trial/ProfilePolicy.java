package kitchensync.simulator.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Cooks by a weekly profile that is made on the first day and every Monday from all sales until then. Nothing is cooked
 * of an item while it is not sold.
 */
final class ProfilePolicy implements Policy {

    private final Run run;
    private final Maker maker;
    private final ProfileRule rule;
    private Expectation expectation;

    ProfilePolicy(Run run, Maker maker, ProfileRule rule) {
        this.run = run;
        this.maker = maker;
        this.rule = rule;
        this.expectation = maker.make(run, run.firstDay());
    }

    /** Makes what to expect from all sales before a day. */
    @FunctionalInterface
    interface Maker {
        Expectation make(Run run, LocalDate until);
    }

    /** What is expected to sell in a store. */
    @FunctionalInterface
    interface Expectation {

        /** @return units by the item's number and the slot of the week, good for decisions on that day */
        double[][] on(Store store, LocalDate day);
    }

    @Override
    public void dayBegins(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY && day.isAfter(run.firstDay())) {
            expectation = maker.make(run, day);
        }
    }

    @Override
    public StorePolicy in(Store store) {
        return new InStore(store);
    }

    private final class InStore implements StorePolicy {

        private final List<Item> items = run.items();
        private final Store store;
        private final int[][] open;
        private LocalDate day = LocalDate.MIN;
        private double[][] week = {};

        InStore(Store store) {
            this.store = store;
            this.open = items.stream().map(item -> openSlots(item, store)).toArray(int[][]::new);
        }

        @Override
        public void decide(Kitchen kitchen, int[] cook) {
            if (!kitchen.day().equals(day)) {
                day = kitchen.day();
                week = expectation.on(store, day);
            }
            int slot = kitchen.slot();
            for (int item = 0; item < cook.length; item++) {
                if (open[item][slot] > 0 && items.get(item).isOnSale(day)) {
                    cook[item] = rule.cook(items.get(item), week[item], slot, open[item][slot], kitchen.units(item));
                }
            }
        }
    }

    /** For each slot of the week, in how many slots in a row from it on the item is sold; at most a week. */
    private static int[] openSlots(Item item, Store store) {
        int[] open = new int[Slot.PER_WEEK];
        int run = 0;
        for (int i = 2 * Slot.PER_WEEK - 1; i >= 0; i--) {
            int slot = i % Slot.PER_WEEK;
            run = item.isSellable(store, new Slot(slot)) ? Math.min(Slot.PER_WEEK, run + 1) : 0;
            open[slot] = run;
        }
        return open;
    }
}
