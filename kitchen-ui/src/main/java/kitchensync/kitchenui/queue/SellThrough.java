package kitchensync.kitchenui.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.SlotGone;

/**
 * What the counters have left of an item's batches: slot by slot, first in, first out. A sale is of the oldest batch that
 * is ready and has not expired, else of one that has, else of none that is known; what is thrown away is of the oldest.
 * What the first known batches met on the warmer is not known, so they are told too small rather than too large, until
 * the item runs out or something of it is thrown away.
 *
 * @param left units of each batch
 * @param oldWaste units thrown away in the last slot, of batches that had expired before it
 */
record SellThrough(int[] left, int oldWaste) {

    /**
     * @param batches the oldest first; what the crew has thrown away of them itself is gone already
     * @param slots the oldest first
     * @param told units that the crew has thrown away itself, by the slot in which they are counted
     * @param last the running slot
     */
    static SellThrough of(List<Batch> batches, List<SlotGone> slots, Map<Instant, Integer> told, Instant last) {
        int[] left = batches.stream().mapToInt(Batch::kept).toArray();
        int oldWaste = 0;
        for (SlotGone slot : slots) {
            Instant start = slot.slotStart();
            Instant end = start.plus(Duration.ofMinutes(Slot.MINUTES));
            Predicate<Batch> cooked = batch -> batch.cookedAt().isBefore(end);
            int wasted = Math.max(0, slot.wasted() - told.getOrDefault(start, 0));
            int others = take(wasted, batches, left, batch -> !batch.expires().isAfter(start));
            oldWaste = start.equals(last) ? wasted - others : oldWaste;
            take(others, batches, left, cooked);
            int more = take(
                    slot.sold(),
                    batches,
                    left,
                    batch -> batch.ready().isBefore(end) && batch.expires().isAfter(start));
            take(more, batches, left, cooked);
        }
        return new SellThrough(left, oldWaste);
    }

    /** @return units that no batch had */
    private static int take(int units, List<Batch> batches, int[] left, Predicate<Batch> from) {
        int wanted = units;
        for (int i = 0; i < left.length && wanted > 0; i++) {
            if (left[i] > 0 && from.test(batches.get(i))) {
                int taken = Math.min(wanted, left[i]);
                left[i] -= taken;
                wanted -= taken;
            }
        }
        return wanted;
    }
}
