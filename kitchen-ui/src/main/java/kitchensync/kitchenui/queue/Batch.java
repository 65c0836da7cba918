package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kitchensync.domain.catalogue.Item;
import kitchensync.kitchenui.serving.CookedBatch;

/**
 * Units of an item that went into cooking together.
 *
 * @param cooked how many they were
 * @param discarded how many of them the crew has thrown away on the pages
 * @param expires when they are to be thrown away
 */
record Batch(UUID id, int cooked, int discarded, Instant cookedAt, Instant ready, Instant expires) {

    /**
     * The oldest first.
     *
     * @param discarded units by batch
     */
    static List<Batch> all(Item item, List<CookedBatch> batches, Map<UUID, Integer> discarded) {
        return batches.stream()
                .map(batch -> of(item, batch, discarded.getOrDefault(batch.eventId(), 0)))
                .sorted(Comparator.comparing(Batch::cookedAt).thenComparing(Batch::id))
                .toList();
    }

    private static Batch of(Item item, CookedBatch batch, int discarded) {
        Instant ready = batch.cookedAt().plus(item.cookTime());
        return new Batch(
                batch.eventId(), batch.quantity(), discarded, batch.cookedAt(), ready, ready.plus(item.holdTime()));
    }

    /** Units that were not thrown away. */
    int kept() {
        return Math.max(0, cooked - discarded);
    }
}
