package kitchensync.predictor.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.history.DemandEstimate.ItemSlots;

/**
 * Reads what was asked for on whole days from the warehouse: units sold and units missed, and, of a store that reports
 * what it cooks but not what customers could not have, what {@link DemandEstimate} makes of it. It is the only thing that
 * is read of the past, for training and for forecasting alike.
 */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * @param days the newest days that are read at most; a year and a half tells one summer from the next
     * @return what the stores and items of the assortment were asked for; a history of no days when nothing is known yet
     */
    public static DemandHistory read(Connection warehouse, Assortment assortment, int days) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            LocalDate first;
            LocalDate last;
            try (ResultSet span =
                    statement.executeQuery("select min(sale_date), max(sale_date) from INTERMEDIATE.STORE_DAYS")) {
                span.next();
                if (span.getDate(1) == null) {
                    return new DemandHistory(assortment, LocalDate.EPOCH, 0);
                }
                first = span.getDate(1).toLocalDate();
                last = span.getDate(2).toLocalDate();
            }
            if (first.isBefore(last.minusDays(days - 1L))) {
                first = last.minusDays(days - 1L);
            }
            DemandHistory history =
                    new DemandHistory(assortment, first, (int) (last.toEpochDay() - first.toEpochDay()) + 1);
            try (ResultSet row = statement.executeQuery(demand(assortment, first, last))) {
                while (row.next()) {
                    history.add(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getDouble(5));
                }
            }
            for (int store : silent(statement, assortment, first)) {
                estimate(statement, history, store);
            }
            return history;
        }
    }

    /** Stores that cook and never miss a sale, as far as they tell. */
    private static List<Integer> silent(Statement statement, Assortment assortment, LocalDate first)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select store_id from INTERMEDIATE.ITEM_SLOTS where sale_date >= date '" + first
                        + "' group by store_id having sum(missed) = 0 and sum(cooked) > 0")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return IntStream.range(0, assortment.stores())
                .filter(store -> ids.contains(assortment.shops().get(store).id()))
                .boxed()
                .toList();
    }

    private static void estimate(Statement statement, DemandHistory history, int store) throws SQLException {
        Assortment assortment = history.assortment();
        int length = history.days() * assortment.cells();
        Map<String, Integer> places = new HashMap<>();
        ItemSlots[] items = new ItemSlots[assortment.items()];
        for (int item = 0; item < items.length; item++) {
            places.put(assortment.products().get(item).id(), item);
            items[item] = slots(history, store, item, length);
        }
        try (ResultSet row = statement.executeQuery("select item_id, datediff('day', date '" + history.firstDay()
                + "', sale_date), mod(slot_index, 96), sold, wasted, cooked from INTERMEDIATE.ITEM_SLOTS where store_id = '"
                + assortment.shops().get(store).id() + "' and sale_date between date '" + history.firstDay()
                + "' and date '"
                + history.date(history.days() - 1) + "'")) {
            while (row.next()) {
                Integer item = places.get(row.getString(1));
                if (item != null) {
                    int slot = row.getInt(2) * assortment.cells() + row.getInt(3);
                    items[item].sold()[slot] = row.getInt(4);
                    items[item].wasted()[slot] = row.getInt(5);
                    items[item].cooked()[slot] = row.getInt(6);
                }
            }
        }
        double[][] demand = DemandEstimate.of(items, assortment.cells());
        for (int item = 0; item < items.length; item++) {
            for (int slot = 0; slot < length; slot++) {
                double unseen = demand[item][slot] - items[item].sold()[slot];
                if (unseen > 0) {
                    history.add(store, item, slot / assortment.cells(), slot % assortment.cells(), unseen);
                }
            }
        }
    }

    private static ItemSlots slots(DemandHistory history, int store, int item, int length) {
        Assortment assortment = history.assortment();
        int cells = assortment.cells();
        boolean[] sellable = new boolean[length];
        for (int slot = 0; slot < length; slot++) {
            sellable[slot] = assortment.isOffered(item, history.date(slot / cells))
                    && history.isOpen(store, slot / cells)
                    && assortment.isSellable(store, item, history.dow(slot / cells), slot % cells);
        }
        int cook = assortment.products().get(item).cookMinutes();
        return new ItemSlots(
                new int[length],
                new int[length],
                new int[length],
                sellable,
                Math.max(0, (cook - 1) / Slot.MINUTES),
                (double) (cook - Math.max(0, (cook - 1) / Slot.MINUTES) * Slot.MINUTES) / Slot.MINUTES);
    }

    /** Places and days as numbers, which are read several times faster than names and dates. */
    private static String demand(Assortment assortment, LocalDate first, LocalDate last) {
        String stores =
                places(assortment.shops().stream().map(Assortment.Shop::id).toList());
        String items = places(
                assortment.products().stream().map(Assortment.Product::id).toList());
        return "select s.place, i.place, datediff('day', date '" + first + "', d.sale_date), mod(d.slot_index, 96),"
                + " d.quantity + d.missed from INTERMEDIATE.ROLLING_FEATURES_15MIN d"
                + " join (values " + stores + ") as s (id, place) on s.id = d.store_id"
                + " join (values " + items + ") as i (id, place) on i.id = d.item_id"
                + " where d.sale_date between date '" + first + "' and date '" + last + "'";
    }

    /** Ids come from the catalogue, which allows letters, digits and _ only. */
    private static String places(List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(place -> "('" + ids.get(place) + "', " + place + ")")
                .collect(Collectors.joining(", "));
    }
}
