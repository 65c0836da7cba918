package kitchensync.ingest.feed.counter;

import java.time.Instant;

/**
 * What events change in one slot's counters; units, sold may be negative.
 *
 * @param slotStart the slot's first moment
 */
record SlotChange(String storeId, String itemId, Instant slotStart, int sold, int missed, int wasted) {

    /** What the change belongs to. */
    record Place(String storeId, String itemId, Instant slotStart) {}

    Place place() {
        return new Place(storeId, itemId, slotStart);
    }

    SlotChange plus(SlotChange more) {
        return new SlotChange(storeId, itemId, slotStart, sold + more.sold, missed + more.missed, wasted + more.wasted);
    }

    boolean isNothing() {
        return sold == 0 && missed == 0 && wasted == 0;
    }
}
