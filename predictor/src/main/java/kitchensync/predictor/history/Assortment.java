package kitchensync.predictor.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * What is sold where and when: stores and items by their place in a list, and the cells of the week in which a store
 * sells an item. A cell is a slot of fifteen minutes, or an hour; a kitchen is a store and an item, numbered store by
 * store.
 *
 * @param cellsPerHour 4 or 1
 * @param hours for each store, the cells of the week in which it is open; Monday's first cell is 0
 * @param windows for each item, the cells of a day in which it is sold
 * @param isPart whether there are other stores in the chain, which what is learnt from these has to serve as well
 */
public record Assortment(
        List<Shop> shops,
        List<Product> products,
        int cellsPerHour,
        List<BitSet> hours,
        List<BitSet> windows,
        boolean isPart) {

    private static final int HOURS = 24;
    private static final int WEEK = 7;

    /**
     * A store.
     *
     * @param level how much traffic it has, 1..4, to judge it by before it has sales of its own
     */
    public record Shop(String id, String region, int level) {}

    /**
     * An item.
     *
     * @param added the first day on which it is sold
     * @param cookMinutes from starting to ready
     */
    public record Product(String id, String category, LocalDate added, int cookMinutes) {}

    public Assortment {
        if (cellsPerHour != 1 && cellsPerHour != Slot.PER_HOUR) {
            throw new IllegalArgumentException("a cell is an hour or a slot, not 1/" + cellsPerHour + " hour");
        }
        shops = List.copyOf(shops);
        products = List.copyOf(products);
        hours = List.copyOf(hours);
        windows = List.copyOf(windows);
    }

    /** All stores of a chain. */
    public Assortment(
            List<Shop> shops, List<Product> products, int cellsPerHour, List<BitSet> hours, List<BitSet> windows) {
        this(shops, products, cellsPerHour, hours, windows, false);
    }

    /** The same stores as a part of a larger chain. */
    public Assortment asPart() {
        return new Assortment(shops, products, cellsPerHour, hours, windows, true);
    }

    /** The active stores and items of a catalogue, in its order, by slots. */
    public static Assortment of(List<Store> stores, List<Item> items) {
        List<BitSet> hours = new ArrayList<>();
        for (Store store : stores) {
            BitSet open = new BitSet(Slot.PER_WEEK);
            for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                open.set(slot, store.isOpenIn(new Slot(slot)));
            }
            hours.add(open);
        }
        List<BitSet> windows = new ArrayList<>();
        for (Item item : items) {
            BitSet window = new BitSet(Slot.PER_DAY);
            for (int slot = 0; slot < Slot.PER_DAY; slot++) {
                window.set(slot, item.dayPart().hours().contains(new Slot(slot).hour()));
            }
            windows.add(window);
        }
        return new Assortment(
                stores.stream()
                        .map(store -> new Shop(store.id(), store.region(), store.level()))
                        .toList(),
                items.stream()
                        .map(item -> new Product(
                                item.id(),
                                item.category(),
                                item.added(),
                                Math.toIntExact(item.cookTime().toMinutes())))
                        .toList(),
                Slot.PER_HOUR,
                hours,
                windows);
    }

    public static Assortment of(Catalogue catalogue) {
        return of(catalogue.activeStores(), catalogue.activeItems());
    }

    public int stores() {
        return shops.size();
    }

    public int items() {
        return products.size();
    }

    public int kitchens() {
        return stores() * items();
    }

    public int kitchen(int store, int item) {
        return store * items() + item;
    }

    /** Cells of a day. */
    public int cells() {
        return HOURS * cellsPerHour;
    }

    /** Cells of a week. */
    public int weekCells() {
        return WEEK * cells();
    }

    /** @param dow weekday, Monday 0 */
    public boolean isOpen(int store, int dow, int cell) {
        return hours.get(store).get(dow * cells() + cell);
    }

    /** @param dow weekday, Monday 0 */
    public boolean isSellable(int store, int item, int dow, int cell) {
        return windows.get(item).get(cell) && isOpen(store, dow, cell);
    }

    /** Whether the item is on the menu on that day. */
    public boolean isOffered(int item, LocalDate day) {
        return !products.get(item).added().isAfter(day);
    }

    /** Monday 0. */
    public static int dow(LocalDate day) {
        return day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
    }
}
