package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Item;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.kitchenui.serving.PlanRow;

/**
 * What a store has of an item at this minute, by age. The number of units is what the plan's slot began with, and what
 * has been cooked, sold and thrown away since; first in, first out, so what is left is of what was cooked last.
 *
 * @param onHand units that can be sold
 * @param cooking units that are not ready yet
 * @param held what is on the warmer or cooking, what expires first before the others
 */
record ItemStock(int onHand, int cooking, List<Held> held) {

    /**
     * Units of one batch.
     *
     * @param ready whether they can be sold
     * @param until when they are ready, or when they are to be thrown away
     */
    record Held(UUID batch, int units, boolean ready, Instant until) {}

    /**
     * @param row what was on hand and cooking when the slot began; all that is known where no batch is
     * @param gone units sold or thrown away since
     * @param batches of the item
     */
    static ItemStock of(Item item, PlanRow row, int gone, List<CookedBatch> batches, Instant slotStart, Instant now) {
        if (batches.isEmpty()) {
            return new ItemStock(
                    (int) Math.max(0, Math.round(row.onHand()) - gone), (int) Math.round(row.cooking()), List.of());
        }
        int started = batches.stream()
                .filter(batch -> !batch.cookedAt().isBefore(slotStart))
                .mapToInt(CookedBatch::quantity)
                .sum();
        int left = (int) Math.max(0, Math.round(row.onHand() + row.cooking()) + started - gone);
        List<Held> held = new ArrayList<>();
        int cooking = 0;
        int known = left;
        for (CookedBatch batch : newestFirst(batches)) {
            int units = Math.min(known, batch.quantity());
            Instant ready = batch.cookedAt().plus(item.cookTime());
            Instant expires = ready.plus(item.holdTime());
            if (units == 0) {
                break;
            }
            known -= units;
            boolean isReady = !ready.isAfter(now);
            cooking += isReady ? 0 : units;
            held.addFirst(new Held(batch.eventId(), units, isReady, isReady ? expires : ready));
        }
        return new ItemStock(left - cooking, cooking, held);
    }

    private static List<CookedBatch> newestFirst(List<CookedBatch> batches) {
        return batches.stream()
                .sorted(Comparator.comparing(CookedBatch::cookedAt)
                        .thenComparing(CookedBatch::eventId)
                        .reversed())
                .toList();
    }

    /** When the first units on the warmer are to be thrown away; empty when there are none of known age. */
    Optional<Instant> firstExpiry() {
        return held.stream().filter(Held::ready).map(Held::until).min(Comparator.naturalOrder());
    }
}
