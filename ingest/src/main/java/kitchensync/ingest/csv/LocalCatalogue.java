package kitchensync.ingest.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/**
 * Learns stores and items from a sales file that the catalogue does not know. What a sales file cannot tell is
 * assumed, to be corrected in the file that is written: a cost of 40 % of the price, a hold time of two hours, a cook
 * time of ten minutes, batches of one, a store of level 2 that is open in the hours in which it has sold.
 */
public final class LocalCatalogue {

    private static final BigDecimal ASSUMED_COST_SHARE = new BigDecimal("0.40");
    private static final int ASSUMED_LEVEL = 2;
    private static final String ASSUMED_CATEGORY = "other";

    private static final class SeenStore {
        final ZoneId zone;
        int firstHour = 23;
        int lastHour;

        SeenStore(ZoneId zone) {
            this.zone = zone;
        }
    }

    private static final class SeenItem {
        String category = "";
        BigDecimal price = BigDecimal.ZERO;
        LocalDate first = LocalDate.MAX;
    }

    private final Catalogue known;
    private final FileStores fileStores;
    private final ZoneId zone;
    private final Map<String, SeenStore> stores = new TreeMap<>();
    private final Map<String, SeenItem> items = new TreeMap<>();
    private LocalDate lastDay = LocalDate.MIN;

    /** @param zone of the stores that are new */
    public LocalCatalogue(Catalogue known, ZoneId zone) {
        this.known = known;
        this.fileStores = new FileStores(known);
        this.zone = zone;
    }

    /** Takes note of a row, on the store's clock. */
    public void see(SalesRow row) {
        SeenStore store = stores.computeIfAbsent(
                row.storeId(),
                id -> new SeenStore(fileStores.known(id, true).map(Store::zone).orElse(zone)));
        LocalDateTime time = row.time().on(store.zone);
        store.firstHour = Math.min(store.firstHour, time.getHour());
        store.lastHour = Math.max(store.lastHour, time.getHour());
        SeenItem item = items.computeIfAbsent(row.itemId(), id -> new SeenItem());
        item.category = row.category().isEmpty() ? item.category : row.category();
        item.price = row.unitPrice().map(item.price::max).orElse(item.price);
        LocalDate day = time.toLocalDate();
        item.first = day.isBefore(item.first) ? day : item.first;
        lastDay = day.isAfter(lastDay) ? day : lastDay;
    }

    /** The last day on which something was sold. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** The stores of the file, by the id that the file gives them. */
    public Map<String, Store> stores() {
        Map<String, Store> all = new LinkedHashMap<>();
        Set<String> alone = fileStores.alone(stores.keySet());
        stores.forEach((id, seen) -> all.put(
                id,
                fileStores
                        .known(id, alone.contains(id))
                        .orElseGet(() -> made(fileStores.newId(id, alone.contains(id)), id, seen))));
        return all;
    }

    /** The items of the file. */
    public List<Item> items() {
        return items.entrySet().stream()
                .map(entry -> known.item(entry.getKey()).orElseGet(() -> made(entry.getKey(), entry.getValue())))
                .toList();
    }

    private Store made(String id, String name, SeenStore seen) {
        HourRange hours = seen.firstHour == 0 && seen.lastHour == 23
                ? HourRange.WHOLE_DAY
                : new HourRange(seen.firstHour, seen.lastHour + 1);
        return new Store(id, name, "", ASSUMED_LEVEL, hours, zone, true);
    }

    private static Item made(String id, SeenItem seen) {
        BigDecimal price = seen.price.setScale(2, RoundingMode.HALF_UP);
        return new Item(
                id,
                id,
                seen.category.isEmpty() ? ASSUMED_CATEGORY : seen.category,
                DayPart.ALL_DAY,
                price,
                null,
                Set.of(),
                price.multiply(ASSUMED_COST_SHARE).setScale(2, RoundingMode.HALF_UP),
                Duration.ofHours(2),
                Duration.ofMinutes(10),
                // The simulator's customers do not know it.
                0,
                1,
                CookIn.UNITS,
                true,
                seen.first);
    }
}
