package kitchensync.predictor.forecast;

import java.util.Collections;
import java.util.List;

/**
 * How far demand strays from its forecast, for each item and part of the day.
 *
 * @param byItem for each item, the parts of the day in their order
 * @param store what all items of a store have in common on a day: the squared coefficient of variation
 */
public record DispersionTable(List<List<Dispersion>> byItem, double store) {

    /** Hours at which the parts of the day begin: night, morning, midday, evening. */
    private static final int[] BEGINS = {22, 4, 10, 16};

    public static final int PARTS = 4;

    public DispersionTable {
        byItem = byItem.stream().map(List::copyOf).toList();
    }

    /** Poisson everywhere. */
    public static DispersionTable poisson(int items) {
        return new DispersionTable(Collections.nCopies(items, Collections.nCopies(PARTS, Dispersion.POISSON)), 0);
    }

    /** The part of the day that an hour belongs to, 0..3. */
    public static int part(int hour) {
        return hour >= BEGINS[0] || hour < BEGINS[1] ? 0 : hour < BEGINS[2] ? 1 : hour < BEGINS[3] ? 2 : 3;
    }

    public Dispersion of(int item, int hour) {
        return byItem.get(item).get(part(hour));
    }
}
