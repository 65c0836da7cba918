package kitchensync.predictor.backtest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;

/**
 * Somebody's sales as they were read: what was sold where and when, in any order. Becomes a history, with opening hours
 * and menus as the sales show them.
 */
public final class SalesTable {

    private static final int MINUTES_PER_HOUR = 60;

    /** A last day ends early when its last sale is this much before the last one of each of the days before. */
    private static final int EARLY_MINUTES = 60;

    private static final int DAYS_BEFORE = 28;

    /** What a backtest was seen to take, for {@link #memory}. */
    private static final long FIXED_BYTES = 250_000_000;

    private static final long BYTES_PER_SALE = 24;
    private static final long BYTES_PER_KITCHEN = 24_000;
    private static final long BYTES_PER_CELL = 32;
    private static final long BYTES_PER_DAY = 13;

    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Integer> items = new HashMap<>();
    private final List<String> storeIds = new ArrayList<>();
    private final List<String> itemIds = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final List<LocalDate> firstSold = new ArrayList<>();
    private final SaleColumns sales = new SaleColumns();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;

    /**
     * @param at on the store's clock
     * @param units sold, above 0; parts of units as well
     */
    public void add(String storeId, String itemId, String category, LocalDateTime at, double units) {
        LocalDate day = at.toLocalDate();
        int store = stores.computeIfAbsent(storeId, id -> {
            storeIds.add(id);
            return storeIds.size() - 1;
        });
        int item = items.computeIfAbsent(itemId, id -> {
            itemIds.add(id);
            categories.add(category);
            firstSold.add(day);
            return itemIds.size() - 1;
        });
        if (day.isBefore(firstSold.get(item))) {
            firstSold.set(item, day);
        }
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
        sales.add(store, item, at, units);
    }

    public boolean isEmpty() {
        return sales.size() == 0;
    }

    /** Days from the first sale's to the last one's; 0 without any. */
    public int days() {
        return isEmpty() ? 0 : (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    }

    /** Stores times items. */
    public long kitchens() {
        return (long) storeIds.size() * itemIds.size();
    }

    /**
     * Bytes of memory that a backtest takes, more or less: what is learnt of each store and item, the rows of a week for
     * each, and the million rows that a model is trained on.
     *
     * @param cellMinutes 15 or 60
     */
    public long memory(int cellMinutes) {
        long weekCells = 7L * 24 * MINUTES_PER_HOUR / cellMinutes;
        return FIXED_BYTES
                + BYTES_PER_SALE * sales.size()
                + kitchens() * (BYTES_PER_KITCHEN + BYTES_PER_CELL * weekCells + BYTES_PER_DAY * days());
    }

    /**
     * Cells of the last day that the sales tell of: all of them, unless all stores stop well before the end of any
     * of the days before. A file that was written at two in the afternoon says nothing of the evening.
     *
     * @param cellMinutes 15 or 60
     */
    public int lastDayCells(int cellMinutes) {
        int[] ends = new int[days()];
        Arrays.fill(ends, -1);
        for (int sale = 0; sale < sales.size(); sale++) {
            ends[day(sale)] = Math.max(ends[day(sale)], sales.minute(sale));
        }
        int[] before =
                Arrays.stream(ends, 0, ends.length - 1).filter(end -> end >= 0).toArray();
        int earliest = Arrays.stream(before)
                .skip(Math.max(0, before.length - DAYS_BEFORE))
                .min()
                .orElse(0);
        int end = ends[ends.length - 1];
        return end + EARLY_MINUTES < earliest ? end / cellMinutes + 1 : 24 * MINUTES_PER_HOUR / cellMinutes;
    }

    /**
     * Hours are those of all days: a store knows its coming hours. All else is for the history's readers to keep apart.
     *
     * @param cellMinutes 15 or 60
     */
    public DemandHistory history(int cellMinutes) {
        int perHour = MINUTES_PER_HOUR / cellMinutes;
        int cells = 24 * perHour;
        BitSet wholeDay = new BitSet(cells);
        wholeDay.set(0, cells);
        List<BitSet> windows = itemIds.stream().map(id -> wholeDay).toList();
        Assortment assortment = new Assortment(
                storeIds.stream().map(id -> new Assortment.Shop(id, "", 1)).toList(),
                products(),
                perHour,
                new ShownHours(cells, Assortment.dow(first)).of(soldIn(cellMinutes)),
                windows);
        DemandHistory history = new DemandHistory(assortment, first, days(), true);
        for (int sale = 0; sale < sales.size(); sale++) {
            history.add(
                    sales.store(sale),
                    sales.item(sale),
                    day(sale),
                    sales.minute(sale) / cellMinutes,
                    sales.units(sale));
        }
        return history;
    }

    private List<Assortment.Product> products() {
        List<Assortment.Product> products = new ArrayList<>();
        for (int item = 0; item < itemIds.size(); item++) {
            products.add(new Assortment.Product(itemIds.get(item), categories.get(item), firstSold.get(item), 0));
        }
        return products;
    }

    private int day(int sale) {
        return sales.epochDay(sale) - (int) first.toEpochDay();
    }

    /** For each store and day, the cells in which it sold. */
    private List<List<BitSet>> soldIn(int cellMinutes) {
        List<List<BitSet>> soldIn = new ArrayList<>();
        for (int store = 0; store < storeIds.size(); store++) {
            List<BitSet> days = new ArrayList<>();
            for (int day = 0; day < days(); day++) {
                days.add(new BitSet());
            }
            soldIn.add(days);
        }
        for (int sale = 0; sale < sales.size(); sale++) {
            soldIn.get(sales.store(sale)).get(day(sale)).set(sales.minute(sale) / cellMinutes);
        }
        return soldIn;
    }
}
