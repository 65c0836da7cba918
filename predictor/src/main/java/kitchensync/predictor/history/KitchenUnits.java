package kitchensync.predictor.history;

import java.util.Arrays;

/**
 * Units of one kitchen by day and cell. Of a day only the cells from its first sale to its last take memory: of items that
 * sell every other day a year and a half takes 8 KB, where all cells would take 50, and by slots 200.
 */
final class KitchenUnits {

    private static final float[] NOTHING = {};

    /** A day that has more than one sale makes room for a few more. */
    private static final int ROOM = 8;

    private final float[][] units;

    /** The cell that a day's units begin with; 0..95. */
    private final byte[] begins;

    KitchenUnits(int days) {
        units = new float[days][];
        Arrays.fill(units, NOTHING);
        begins = new byte[days];
    }

    void forget() {
        Arrays.fill(units, NOTHING);
    }

    void add(int day, int cell, double demand) {
        float[] held = units[day];
        if (held.length == 0) {
            begins[day] = (byte) cell;
            held = new float[1];
            units[day] = held;
        } else if (cell < begins[day] || cell >= begins[day] + held.length) {
            int begin = Math.min(begins[day], cell);
            int end = Math.max(begins[day] + held.length, cell + 1);
            float[] wider = new float[(end - begin + ROOM - 1) / ROOM * ROOM];
            System.arraycopy(held, 0, wider, begins[day] - begin, held.length);
            begins[day] = (byte) begin;
            held = wider;
            units[day] = held;
        }
        held[cell - begins[day]] += (float) demand;
    }

    double of(int day, int cell) {
        float[] held = units[day];
        int at = cell - begins[day];
        return at >= 0 && at < held.length ? held[at] : 0;
    }

    double of(int day) {
        double sum = 0;
        for (float cell : units[day]) {
            sum += cell;
        }
        return sum;
    }
}
