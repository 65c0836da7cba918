package kitchensync.simulator.demand;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/** The items that customers of a store can ask for in one slot, and how likely each is to be picked. */
final class Shelf {

    private final List<Item> items;
    private final double[] upTo;

    private Shelf(List<Item> items, ToDoubleFunction<Item> weight) {
        this.items = items;
        this.upTo = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += items.get(i).popularity() * weight.applyAsDouble(items.get(i));
            upTo[i] = sum;
        }
    }

    static Shelf of(List<Item> menu, Store store, LocalDate day, Slot slot) {
        return of(menu, store, day, slot, item -> 1);
    }

    /** @param weight of the day, by which popularity is multiplied */
    static Shelf of(List<Item> menu, Store store, LocalDate day, Slot slot, ToDoubleFunction<Item> weight) {
        return new Shelf(
                menu.stream()
                        .filter(item -> item.popularity() > 0 && item.isOnSale(day) && item.isSellable(store, slot))
                        .toList(),
                weight);
    }

    int size() {
        return items.size();
    }

    /** The item at a place of the scale from 0 to 1 on which each item is as wide as it is popular. */
    Item pick(double place) {
        double target = place * upTo[upTo.length - 1];
        int i = 0;
        while (i < upTo.length - 1 && target >= upTo[i]) {
            i++;
        }
        return items.get(i);
    }

    double total() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    List<Item> items() {
        return items;
    }
}
