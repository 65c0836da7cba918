package kitchensync.predictor.feature;

import java.util.Arrays;

/**
 * Rows of features in flat arrays. A million of them is 64 MB of floats; objects would be ten times that.
 *
 * @param size rows; the arrays may be longer
 * @param store place of the row's store in {@link FeatureReader#stores}
 * @param item place of the row's item in {@link FeatureReader#items}
 * @param slot slot of the week
 * @param sampleSize earlier days of this weekday with the item on the menu
 * @param menuShare share of the store's days on which the item was on the menu, 0..1
 * @param demand units asked for on that day; zero in the coming week
 * @param values {@link Features#COUNT} values a row, one row after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FeatureRows(
        int size,
        short[] store,
        short[] item,
        short[] slot,
        short[] sampleSize,
        float[] menuShare,
        float[] demand,
        float[] values) {

    public float value(int row, int feature) {
        return values[row * Features.COUNT + feature];
    }

    /** One column of the first {@link #size} rows. */
    public float[] column(int feature) {
        float[] column = new float[size];
        for (int row = 0; row < size; row++) {
            column[row] = value(row, feature);
        }
        return column;
    }

    static FeatureRows empty(int capacity) {
        return new FeatureRows(
                0,
                new short[capacity],
                new short[capacity],
                new short[capacity],
                new short[capacity],
                new float[capacity],
                new float[capacity],
                new float[capacity * Features.COUNT]);
    }

    FeatureRows withSize(int rows) {
        return new FeatureRows(rows, store, item, slot, sampleSize, menuShare, demand, values);
    }

    FeatureRows grown() {
        int capacity = Math.max(1024, slot.length + slot.length / 2);
        return new FeatureRows(
                size,
                Arrays.copyOf(store, capacity),
                Arrays.copyOf(item, capacity),
                Arrays.copyOf(slot, capacity),
                Arrays.copyOf(sampleSize, capacity),
                Arrays.copyOf(menuShare, capacity),
                Arrays.copyOf(demand, capacity),
                Arrays.copyOf(values, capacity * Features.COUNT));
    }
}
