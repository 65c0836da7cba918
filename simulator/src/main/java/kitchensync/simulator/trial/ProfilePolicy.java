package kitchensync.simulator.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Cooks by a weekly profile that is made on the first day and every Monday from all sales until then. Nothing is cooked
 * of an item while it is not sold.
 */
final class ProfilePolicy implements Policy {

    private final Run run;
    private final BiFunction<Run, LocalDate, Profiles> make;
    private final ProfileRule rule;
    private Profiles profiles;

    ProfilePolicy(Run run, BiFunction<Run, LocalDate, Profiles> make, ProfileRule rule) {
        this.run = run;
        this.make = make;
        this.rule = rule;
        this.profiles = make.apply(run, run.firstDay());
    }

    @Override
    public void dayBegins(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY && day.isAfter(run.firstDay())) {
            profiles = make.apply(run, day);
        }
    }

    @Override
    public StorePolicy in(Store store) {
        int[][] open = run.items().stream().map(item -> openSlots(item, store)).toArray(int[][]::new);
        List<Item> items = run.items();
        return (kitchen, cook) -> {
            double[][] week = profiles.of(store);
            int slot = kitchen.slot();
            for (int item = 0; item < cook.length; item++) {
                if (open[item][slot] > 0 && items.get(item).isOnSale(kitchen.day())) {
                    cook[item] = rule.cook(items.get(item), week[item], slot, open[item][slot], kitchen.units(item));
                }
            }
        };
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
