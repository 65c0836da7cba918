package kitchensync.predictor.backtest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Opening hours as sales show them: of each weekday, from the first to the last cell in which the store usually sells.
 *
 * @param cells of a day
 * @param firstDow weekday of the first day, Monday 0
 */
record ShownHours(int cells, int firstDow) {

    /** A cell belongs to a store's hours when it sold something in it on this share of the weekday's days. */
    private static final double USUAL = .02;

    /** Fewer days of a weekday do not show its hours: those of any weekday are taken as well. */
    private static final int FEW_DAYS = 6;

    /**
     * @param stores for each store and day, the cells in which it sold
     * @return for each store, the open cells of the week
     */
    List<BitSet> of(List<List<BitSet>> stores) {
        BitSet chain = span(stores.stream().flatMap(List::stream).toList());
        return stores.stream().map(days -> week(days, chain)).toList();
    }

    /** @param chain the hours of all stores, for one that has not sold anything yet */
    private BitSet week(List<BitSet> days, BitSet chain) {
        BitSet any = span(days);
        if (any.isEmpty()) {
            any = chain;
        }
        BitSet week = new BitSet(7 * cells);
        for (int dow = 0; dow < 7; dow++) {
            List<BitSet> ofWeekday = new ArrayList<>();
            for (int day = Math.floorMod(dow - firstDow, 7); day < days.size(); day += 7) {
                if (!days.get(day).isEmpty()) {
                    ofWeekday.add(days.get(day));
                }
            }
            BitSet open = span(ofWeekday);
            if (ofWeekday.size() < FEW_DAYS) {
                open.or(any);
            }
            int from = dow * cells;
            open.stream().forEach(cell -> week.set(from + cell));
        }
        return week;
    }

    private BitSet span(List<BitSet> days) {
        int[] sold = new int[cells];
        int open = 0;
        for (BitSet day : days) {
            open += day.isEmpty() ? 0 : 1;
            day.stream().forEach(cell -> sold[cell]++);
        }
        BitSet usual = new BitSet(cells);
        for (int cell = 0; cell < cells; cell++) {
            usual.set(cell, sold[cell] >= Math.max(1, USUAL * open));
        }
        BitSet span = new BitSet(cells);
        if (!usual.isEmpty()) {
            span.set(usual.nextSetBit(0), usual.length());
        }
        return span;
    }
}
