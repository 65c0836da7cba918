package kitchensync.predictor.backtest;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Sales in flat arrays, 16 bytes each: five million as objects would take half a gigabyte. */
final class SaleColumns {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int SECONDS = 60;

    private int size;
    private int[] stores = new int[1 << 10];
    private int[] items = new int[1 << 10];
    private int[] minutes = new int[1 << 10];
    private float[] units = new float[1 << 10];

    void add(int store, int item, LocalDateTime at, double sold) {
        if (size == stores.length) {
            int capacity = size + size / 2;
            stores = Arrays.copyOf(stores, capacity);
            items = Arrays.copyOf(items, capacity);
            minutes = Arrays.copyOf(minutes, capacity);
            units = Arrays.copyOf(units, capacity);
        }
        stores[size] = store;
        items[size] = item;
        minutes[size] = Math.toIntExact(Math.floorDiv(at.toEpochSecond(ZoneOffset.UTC), SECONDS));
        units[size++] = (float) sold;
    }

    int size() {
        return size;
    }

    int store(int sale) {
        return stores[sale];
    }

    int item(int sale) {
        return items[sale];
    }

    /** Days since 1970. */
    int epochDay(int sale) {
        return Math.floorDiv(minutes[sale], MINUTES_PER_DAY);
    }

    /** Minutes since midnight. */
    int minute(int sale) {
        return Math.floorMod(minutes[sale], MINUTES_PER_DAY);
    }

    double units(int sale) {
        return units[sale];
    }
}
