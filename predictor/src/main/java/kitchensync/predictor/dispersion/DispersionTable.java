package kitchensync.predictor.dispersion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far demand strays from its forecast, for each item and part of the day. Items are told by their ids: a menu changes,
 * and a model that was trained before keeps what it knows.
 *
 * @param byItem by the item's id, the parts of the day in their order
 * @param common of all items together: for those that are not in {@code byItem}
 * @param store what all items of a store have in common on a day: the squared coefficient of variation
 */
@RegisterForReflection
public record DispersionTable(Map<String, List<Dispersion>> byItem, Dispersion common, double store) {

    /** Hours at which the parts of the day begin: night, morning, midday, evening. */
    private static final int[] BEGINS = {22, 4, 10, 16};

    public static final int PARTS = 4;

    /** Poisson everywhere. */
    public static final DispersionTable ALL_POISSON = new DispersionTable(Map.of(), Dispersion.POISSON, 0);

    public DispersionTable {
        // In the order of ids: a model's version is a hash of this, and must be the same in every process.
        byItem = Collections.unmodifiableSortedMap(new TreeMap<>(byItem));
    }

    /** How a store's whole day strays. */
    public DayLevel day() {
        return new DayLevel(store, common.perUnit());
    }

    /** The part of the day that an hour belongs to, 0..3. */
    public static int part(int hour) {
        return hour >= BEGINS[0] || hour < BEGINS[1] ? 0 : hour < BEGINS[2] ? 1 : hour < BEGINS[3] ? 2 : 3;
    }

    public Dispersion of(String itemId, int hour) {
        List<Dispersion> parts = byItem.get(itemId);
        return parts == null ? common : parts.get(part(hour));
    }
}
