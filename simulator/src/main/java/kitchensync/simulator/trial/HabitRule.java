package kitchensync.simulator.trial;

import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kitchen.ParLevels;

/** Par levels, as in the live store and in history: the usual demand of the week, whatever the weather. */
public final class HabitRule implements StorePolicy {

    public static final String ID = "par_levels";

    private final List<Item> items;
    private final ParLevels parLevels;

    public HabitRule(List<Item> items, Store store) {
        this.items = items;
        this.parLevels = new ParLevels(items, store);
    }

    @Override
    public void decide(Kitchen kitchen, int[] cook) {
        Slot slot = new Slot(kitchen.slot());
        for (int item = 0; item < cook.length; item++) {
            cook[item] = parLevels.missing(items.get(item), kitchen.day(), slot, kitchen.units(item));
        }
    }
}
