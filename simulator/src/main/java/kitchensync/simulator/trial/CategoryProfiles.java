package kitchensync.simulator.trial;

import java.util.HashMap;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/** Mean of the profiles of a category's items, over stores and items that sell in the slot. */
final class CategoryProfiles {

    private final Map<String, double[]> sums = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    void add(Item item, Store store, double[] week) {
        double[] sum = sums.computeIfAbsent(item.category(), ignored -> new double[Slot.PER_WEEK]);
        int[] count = counts.computeIfAbsent(item.category(), ignored -> new int[Slot.PER_WEEK]);
        for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
            if (!Double.isNaN(week[slot]) && item.isSellable(store, new Slot(slot))) {
                sum[slot] += week[slot];
                count[slot]++;
            }
        }
    }

    double[] mean(Item item, double scale) {
        double[] mean = new double[Slot.PER_WEEK];
        double[] sum = sums.getOrDefault(item.category(), mean);
        int[] count = counts.getOrDefault(item.category(), new int[Slot.PER_WEEK]);
        for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
            mean[slot] = count[slot] == 0 ? 0 : scale * sum[slot] / count[slot];
        }
        return mean;
    }
}
