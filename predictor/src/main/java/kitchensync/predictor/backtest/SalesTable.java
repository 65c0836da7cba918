package kitchensync.predictor.backtest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;

/**
 * Somebody's sales as they were read: what was sold where and when. Becomes a history, with opening hours and menus as
 * the sales show them.
 */
public final class SalesTable {

    private static final int MINUTES_PER_HOUR = 60;

    /** A cell belongs to a store's hours when it sold something in it on this share of the weekday's days. */
    private static final double USUAL = .02;

    /** Fewer days of a weekday do not show its hours. */
    private static final int FEW_DAYS = 6;

    private record Sale(int store, int item, LocalDateTime at, double units) {}

    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Integer> items = new HashMap<>();
    private final List<String> storeIds = new ArrayList<>();
    private final List<String> itemIds = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final List<LocalDate> firstSold = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();

    /** @param at on the store's clock */
    public void add(String storeId, String itemId, String category, LocalDateTime at, double units) {
        int store = stores.computeIfAbsent(storeId, id -> {
            storeIds.add(id);
            return storeIds.size() - 1;
        });
        int item = items.computeIfAbsent(itemId, id -> {
            itemIds.add(id);
            categories.add(category);
            firstSold.add(at.toLocalDate());
            return itemIds.size() - 1;
        });
        if (at.toLocalDate().isBefore(firstSold.get(item))) {
            firstSold.set(item, at.toLocalDate());
        }
        sales.add(new Sale(store, item, at, units));
    }

    public boolean isEmpty() {
        return sales.isEmpty();
    }

    /** Days from the first sale's to the last one's. */
    public int days() {
        LocalDate first = first();
        return (int) (last().toEpochDay() - first.toEpochDay()) + 1;
    }

    private LocalDate first() {
        return sales.stream()
                .map(sale -> sale.at().toLocalDate())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private LocalDate last() {
        return sales.stream()
                .map(sale -> sale.at().toLocalDate())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /**
     * @param cellMinutes 15 or 60
     * @param known days from which opening hours are taken; later ones are to be forecast
     */
    public DemandHistory history(int cellMinutes, int known) {
        int perHour = MINUTES_PER_HOUR / cellMinutes;
        LocalDate first = first();
        List<BitSet> windows = new ArrayList<>();
        for (int item = 0; item < itemIds.size(); item++) {
            BitSet window = new BitSet();
            window.set(0, 24 * perHour);
            windows.add(window);
        }
        Assortment assortment = new Assortment(
                storeIds.stream().map(id -> new Assortment.Shop(id, "", 1)).toList(),
                products(),
                perHour,
                hours(perHour, first, known),
                windows);
        DemandHistory history = new DemandHistory(assortment, first, days(), true);
        for (Sale sale : sales) {
            history.add(sale.store(), sale.item(), day(first, sale), cell(perHour, sale.at()), sale.units());
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

    private static int day(LocalDate first, Sale sale) {
        return (int) (sale.at().toLocalDate().toEpochDay() - first.toEpochDay());
    }

    static int cell(int perHour, LocalDateTime at) {
        return at.getHour() * perHour + at.getMinute() * perHour / MINUTES_PER_HOUR;
    }

    /** From the first to the last usual cell of each weekday; of a weekday without sales, those of any. */
    private List<BitSet> hours(int perHour, LocalDate first, int known) {
        int cells = 24 * perHour;
        List<List<BitSet>> soldIn = new ArrayList<>();
        storeIds.forEach(id -> {
            List<BitSet> days = new ArrayList<>();
            for (int day = 0; day < known; day++) {
                days.add(new BitSet(cells));
            }
            soldIn.add(days);
        });
        for (Sale sale : sales) {
            if (day(first, sale) < known) {
                soldIn.get(sale.store()).get(day(first, sale)).set(cell(perHour, sale.at()));
            }
        }
        BitSet chain = span(soldIn.stream().flatMap(List::stream).toList(), cells);
        return soldIn.stream().map(days -> week(days, first, cells, chain)).toList();
    }

    /** @param chain the hours of all stores, for one that has not sold anything yet */
    private static BitSet week(List<BitSet> days, LocalDate first, int cells, BitSet chain) {
        BitSet any = span(days, cells);
        if (any.isEmpty()) {
            any = chain;
        }
        BitSet week = new BitSet(7 * cells);
        for (int dow = 0; dow < 7; dow++) {
            int weekday = dow;
            List<BitSet> ofWeekday = new ArrayList<>();
            for (int day = 0; day < days.size(); day++) {
                if (Assortment.dow(first.plusDays(day)) == weekday
                        && !days.get(day).isEmpty()) {
                    ofWeekday.add(days.get(day));
                }
            }
            BitSet open = span(ofWeekday, cells);
            if (ofWeekday.size() < FEW_DAYS) {
                open.or(any);
            }
            open.stream().forEach(cell -> week.set(weekday * cells + cell));
        }
        return week;
    }

    private static BitSet span(List<BitSet> days, int cells) {
        long open = days.stream().filter(day -> !day.isEmpty()).count();
        BitSet usual = new BitSet(cells);
        for (int cell = 0; cell < cells; cell++) {
            int at = cell;
            usual.set(cell, days.stream().filter(day -> day.get(at)).count() >= Math.max(1, USUAL * open));
        }
        BitSet span = new BitSet(cells);
        if (!usual.isEmpty()) {
            span.set(usual.nextSetBit(0), usual.length());
        }
        return span;
    }
}
