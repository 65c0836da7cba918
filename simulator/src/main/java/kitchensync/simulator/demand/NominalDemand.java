package kitchensync.simulator.demand;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * What an experienced crew expects: the mean demand of a store in units per item and slot of the week, on a day as
 * busy as usual. It leaves out that the items of one customer differ, which moves a few percent from popular items to
 * others.
 */
public final class NominalDemand {

    private final Map<String, double[]> unitsPerSlot = new HashMap<>();

    private NominalDemand() {}

    /** @param day decides which items of the menu are there already */
    public static NominalDemand of(List<Item> menu, Store store, LocalDate day) {
        NominalDemand demand = new NominalDemand();
        for (int index = 0; index < Slot.PER_WEEK; index++) {
            Slot slot = new Slot(index);
            Shelf shelf = Shelf.of(menu, store, day, slot);
            double units = Arrivals.perHour(store.level(), slot.dayOfWeek(), slot.hour(), 0)
                    / Slot.PER_HOUR
                    * Basket.MEAN_LINES
                    * Basket.MEAN_UNITS;
            for (Item item : shelf.items()) {
                demand.row(item.id())[index] = units * item.popularity() / shelf.total();
            }
        }
        return demand;
    }

    private double[] row(String itemId) {
        return unitsPerSlot.computeIfAbsent(itemId, id -> {
            double[] closed = new double[Slot.PER_WEEK];
            Arrays.fill(closed, Double.NaN);
            return closed;
        });
    }

    /**
     * Mean units wanted of the item in {@code slots} slots from {@code from} on, or in fewer when it goes off sale
     * before: at closing time or at the end of its day part. 0 when it is not sold in {@code from}.
     */
    public double over(String itemId, Slot from, int slots) {
        double[] row = unitsPerSlot.get(itemId);
        double sum = 0;
        for (int i = 0; row != null && i < slots; i++) {
            double units = row[from.plus(i).index()];
            if (Double.isNaN(units)) {
                break;
            }
            sum += units;
        }
        return sum;
    }
}
