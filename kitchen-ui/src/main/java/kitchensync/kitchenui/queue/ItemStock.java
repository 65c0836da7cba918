package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kitchensync.kitchenui.serving.PlanRow;

/**
 * What a store has of an item at this minute, by age.
 *
 * @param onHand units that can be sold
 * @param cooking units that are not ready yet
 * @param held what is on the warmer, cooking or left over, as far as its age is known
 */
record ItemStock(int onHand, int cooking, List<Held> held) {

    /** Where units are. */
    enum Place {
        COOKING,
        WARM,
        /** Ready, but to be thrown away by now, or of an item that is not cooked any more. */
        LEFT_OVER
    }

    /**
     * Units of one batch.
     *
     * @param until when they are ready, or when they are to be thrown away
     */
    record Held(UUID batch, int units, Place place, Instant until) {

        static Held of(Batch batch, int units, Place whenReady, Instant now) {
            boolean ready = !batch.ready().isAfter(now);
            Place place = !ready ? Place.COOKING : batch.expires().isAfter(now) ? whenReady : Place.LEFT_OVER;
            return new Held(batch.id(), units, place, ready ? batch.expires() : batch.ready());
        }
    }

    /**
     * By the plan's row. The number of units is what the row's slot began with, and what has been cooked, sold and thrown
     * away since; first in, first out, so what is left is of what was cooked last.
     *
     * @param row what was on hand and cooking when the slot began; all that is known where no batch is
     * @param gone units sold or thrown away since, of those that the row counts
     * @param newestFirst batches of the item that the row counts
     */
    static ItemStock of(PlanRow row, int gone, List<Batch> newestFirst, Instant slotStart, Instant now) {
        if (newestFirst.stream().allMatch(batch -> batch.kept() == 0)) {
            int started = started(newestFirst, slotStart);
            return new ItemStock(
                    (int) Math.max(0, Math.round(row.onHand()) + started - gone),
                    (int) Math.round(row.cooking()),
                    List.of());
        }
        int left = (int) Math.max(0, Math.round(row.onHand() + row.cooking()) + started(newestFirst, slotStart) - gone);
        List<Held> held = new ArrayList<>();
        int known = left;
        for (Batch batch : newestFirst) {
            int units = Math.min(known, batch.kept());
            if (units > 0) {
                known -= units;
                held.add(Held.of(batch, units, Place.WARM, now));
            }
        }
        int cooking = units(held, Place.COOKING);
        return new ItemStock(left - cooking - units(held, Place.LEFT_OVER), cooking, held);
    }

    private static int started(List<Batch> batches, Instant slotStart) {
        return batches.stream()
                .filter(batch -> !batch.cookedAt().isBefore(slotStart))
                .mapToInt(Batch::cooked)
                .sum();
    }

    private static int units(List<Held> held, Place place) {
        return held.stream()
                .filter(each -> each.place() == place)
                .mapToInt(Held::units)
                .sum();
    }

    /** The same with more that is held. */
    ItemStock and(List<Held> more) {
        return new ItemStock(
                onHand, cooking, Stream.concat(held.stream(), more.stream()).toList());
    }

    /** When the first units on the warmer are to be thrown away; empty when there are none of known age. */
    Optional<Instant> firstExpiry() {
        return held.stream()
                .filter(each -> each.place() == Place.WARM)
                .map(Held::until)
                .min(Comparator.naturalOrder());
    }
}
