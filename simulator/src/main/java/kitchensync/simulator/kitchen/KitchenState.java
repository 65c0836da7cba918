package kitchensync.simulator.kitchen;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a kitchen remembers from one slot to the next.
 *
 * @param batches by item id, oldest first: what is on hand and what is still cooking; an item with none is left out
 */
public record KitchenState(SortedMap<String, List<Batch>> batches) {

    public static final KitchenState EMPTY = new KitchenState(new TreeMap<>());

    public KitchenState {
        SortedMap<String, List<Batch>> copy = new TreeMap<>();
        batches.forEach((item, list) -> {
            if (!list.isEmpty()) {
                copy.put(item, List.copyOf(list));
            }
        });
        batches = Collections.unmodifiableSortedMap(copy);
    }

    /** Units of the item that are on hand or cooking and not expired at {@code time}. */
    public int unitsAt(String itemId, Instant time) {
        return batches.getOrDefault(itemId, List.of()).stream()
                .filter(batch -> !batch.isExpiredAt(time))
                .mapToInt(Batch::quantity)
                .sum();
    }

    /** All units of the item. */
    public int units(String itemId) {
        return batches.getOrDefault(itemId, List.of()).stream()
                .mapToInt(Batch::quantity)
                .sum();
    }
}
