package kitchensync.ingest.feed.counter;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.ingest.feed.FeedEvent;

/**
 * What events change in the live counters. Each event counts with what was stored before it, in the order of its
 * store's seq, so that the sum over all events is the same however they are cut into pages.
 *
 * <p>A sale brings its effective quantity: that of the last correction stored before it, or its own. A correction
 * moves its sale from the effective quantity before to its own, in the sale's slot; before its sale it changes
 * nothing yet. A correction of another item than its sale's corrects nothing.
 */
final class SlotChanges {

    private SlotChanges() {}

    /** A sale that is stored. */
    record StoredSale(long seq, String itemId, int quantity, Instant createdAt) {}

    /** A correction that is stored. */
    record StoredCorrection(long seq, String itemId, int quantity) {}

    /** What a store has stored about one sale: the sale, unless it is yet to come, and its corrections. */
    record SaleRecord(Optional<StoredSale> sale, List<StoredCorrection> corrections) {

        static final SaleRecord UNKNOWN = new SaleRecord(Optional.empty(), List.of());

        SaleRecord {
            corrections = List.copyOf(corrections);
        }

        /** What the sale stood at just before a seq, if it was stored by then. */
        private int quantityBefore(StoredSale stored, long seq) {
            return corrections.stream()
                    .filter(correction ->
                            correction.seq() < seq && correction.itemId().equals(stored.itemId()))
                    .max(Comparator.comparingLong(StoredCorrection::seq))
                    .map(StoredCorrection::quantity)
                    .orElse(stored.quantity());
        }
    }

    /** A sale of a store. */
    record SaleKey(String storeId, UUID saleId) {}

    /**
     * @param records what is stored about the sales that these events correct, or that earlier ones have corrected before
     *     they came
     * @param oldestSlot slots before this one are not counted any more
     * @return one change for each slot and item, without those that come to nothing
     */
    static List<SlotChange> of(Collection<FeedEvent> events, Map<SaleKey, SaleRecord> records, Instant oldestSlot) {
        Map<SlotChange.Place, SlotChange> changes = new LinkedHashMap<>();
        for (FeedEvent entry : events) {
            change(entry, records)
                    .filter(change -> !change.slotStart().isBefore(oldestSlot))
                    .ifPresent(change -> changes.merge(change.place(), change, SlotChange::plus));
        }
        return changes.values().stream().filter(change -> !change.isNothing()).toList();
    }

    private static Optional<SlotChange> change(FeedEvent entry, Map<SaleKey, SaleRecord> records) {
        Instant slot = Slot.startOf(entry.event().createdAt());
        return switch (entry.event()) {
            case Event.Sale sale -> {
                StoredSale stored = new StoredSale(entry.seq(), sale.itemId(), sale.quantity(), sale.createdAt());
                int quantity = record(records, entry, sale.eventId()).quantityBefore(stored, entry.seq());
                yield Optional.of(new SlotChange(entry.storeId(), sale.itemId(), slot, quantity, 0, 0));
            }
            case Event.Correction correction ->
                corrected(entry, correction, record(records, entry, correction.corrects()));
            case Event.Stockout stockout ->
                Optional.of(new SlotChange(entry.storeId(), stockout.itemId(), slot, 0, stockout.quantity(), 0));
            case Event.Waste waste ->
                Optional.of(new SlotChange(entry.storeId(), waste.itemId(), slot, 0, 0, waste.quantity()));
            case Event.Cooked _ -> Optional.empty();
        };
    }

    private static SaleRecord record(Map<SaleKey, SaleRecord> records, FeedEvent entry, UUID sale) {
        return records.getOrDefault(new SaleKey(entry.storeId(), sale), SaleRecord.UNKNOWN);
    }

    private static Optional<SlotChange> corrected(FeedEvent entry, Event.Correction correction, SaleRecord record) {
        return record.sale()
                .filter(sale -> sale.seq() < entry.seq() && sale.itemId().equals(correction.itemId()))
                .map(sale -> new SlotChange(
                        entry.storeId(),
                        sale.itemId(),
                        Slot.startOf(sale.createdAt()),
                        correction.quantity() - record.quantityBefore(sale, entry.seq()),
                        0,
                        0));
    }
}
