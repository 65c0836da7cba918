package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * What a chain has sold and missed, as its POS has recorded it: all of the learning period, and of the days played with
 * one policy as far as they have come.
 *
 * @param sold units sold
 * @param missed units that customers asked for and could not have
 */
public record Sales(List<Store> stores, List<Item> items, SlotUnits sold, SlotUnits missed) {

    /**
     * One slot in which something was sold or missed.
     *
     * @param slot of the week, 0..671
     */
    public record Row(String storeId, String itemId, LocalDate day, int slot, int sold, int missed) {}

    static Sales from(List<Store> stores, List<Item> items, LocalDate firstDay) {
        return new Sales(
                stores,
                items,
                new SlotUnits(stores, items.size(), firstDay),
                new SlotUnits(stores, items.size(), firstDay));
    }

    Sales fork() {
        return new Sales(stores, items, sold.fork(), missed.fork());
    }

    void begin(Store store, LocalDate day) {
        sold.begin(store, day);
        missed.begin(store, day);
    }

    /** The rows of days {@code from} to before {@code until}, store by store, by day, item and slot. */
    public Stream<Row> rows(LocalDate from, LocalDate until) {
        return stores.stream()
                .flatMap(store -> from.datesUntil(until)
                        .flatMap(day ->
                                IntStream.range(0, items.size()).boxed().flatMap(item -> rows(store, day, item))));
    }

    private Stream<Row> rows(Store store, LocalDate day, int item) {
        int monday = (day.getDayOfWeek().getValue() - 1) * Slot.PER_DAY;
        return IntStream.range(0, Slot.PER_DAY)
                .mapToObj(slot -> new Row(
                        store.id(),
                        items.get(item).id(),
                        day,
                        monday + slot,
                        sold.units(store, day, item, slot),
                        missed.units(store, day, item, slot)))
                .filter(row -> row.sold() > 0 || row.missed() > 0);
    }
}
