package kitchensync.predictor.feature;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows of features in flat arrays, one for each kitchen and hour of a day in which something may be sold. A million of
 * them is 76 MB of floats; objects would be ten times that.
 *
 * @param size rows; the arrays may be longer
 * @param kitchen the row's store and item
 * @param day days after the origin, 0..6
 * @param hour of the day, 0..23
 * @param base what the profile expects, units
 * @param demand what was asked for, units; zero in days to come
 * @param values {@link Features#COUNT} values a row, one row after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FeatureRows(
        int size, int[] kitchen, byte[] day, byte[] hour, float[] base, float[] demand, float[] values) {

    static FeatureRows empty(int capacity) {
        return new FeatureRows(
                0,
                new int[capacity],
                new byte[capacity],
                new byte[capacity],
                new float[capacity],
                new float[capacity],
                new float[capacity * Features.COUNT]);
    }

    FeatureRows withSize(int rows) {
        return new FeatureRows(rows, kitchen, day, hour, base, demand, values);
    }

    /** Those rows that are to be kept, in arrays of just their number. */
    public FeatureRows only(IntPredicate kept) {
        int[] places = IntStream.range(0, size).filter(kept).toArray();
        FeatureRows some = empty(places.length).withSize(places.length);
        for (int i = 0; i < places.length; i++) {
            some.kitchen[i] = kitchen[places[i]];
            some.day[i] = day[places[i]];
            some.hour[i] = hour[places[i]];
            some.base[i] = base[places[i]];
            some.demand[i] = demand[places[i]];
            System.arraycopy(values, places[i] * Features.COUNT, some.values, i * Features.COUNT, Features.COUNT);
        }
        return some;
    }

    FeatureRows grown() {
        int capacity = kitchen.length * 2;
        return new FeatureRows(
                size,
                Arrays.copyOf(kitchen, capacity),
                Arrays.copyOf(day, capacity),
                Arrays.copyOf(hour, capacity),
                Arrays.copyOf(base, capacity),
                Arrays.copyOf(demand, capacity),
                Arrays.copyOf(values, capacity * Features.COUNT));
    }
}
