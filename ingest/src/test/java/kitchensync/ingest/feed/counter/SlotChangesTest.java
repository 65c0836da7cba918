package kitchensync.ingest.feed.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.ingest.feed.FeedEvent;
import kitchensync.ingest.feed.counter.SlotChanges.SaleKey;
import kitchensync.ingest.feed.counter.SlotChanges.SaleRecord;
import kitchensync.ingest.feed.counter.SlotChanges.StoredCorrection;
import kitchensync.ingest.feed.counter.SlotChanges.StoredSale;
import org.junit.jupiter.api.Test;

class SlotChangesTest {

    private static final Instant SLOT = Instant.parse("2026-02-12T18:15:00Z");
    private static final Instant AT = SLOT.plusSeconds(61);
    private static final UUID SALE_ID = new UUID(0, 1);
    private static final BigDecimal PRICE = new BigDecimal("2.79");
    private static final Instant LONG_AGO = SLOT.minusSeconds(86_400);

    private static final Event SALE = new Event.Sale(SALE_ID, "BRAT", 5, PRICE, AT);

    private static Event correction(int id, String item, int quantity) {
        return new Event.Correction(new UUID(1, id), SALE_ID, item, quantity, null, AT.plusSeconds(4000));
    }

    private static List<FeedEvent> stored(List<Event> events) {
        List<FeedEvent> stored = new ArrayList<>();
        for (Event event : events) {
            long seq = stored.size() + 1;
            stored.add(new FeedEvent(100 + seq, "012", seq, event, AT));
        }
        return stored;
    }

    /** What the store's table would tell about the sale. */
    private static Map<SaleKey, SaleRecord> records(List<FeedEvent> stored) {
        Optional<StoredSale> sale = Optional.empty();
        List<StoredCorrection> corrections = new ArrayList<>();
        for (FeedEvent entry : stored) {
            switch (entry.event()) {
                case Event.Sale e ->
                    sale = Optional.of(new StoredSale(entry.seq(), e.itemId(), e.quantity(), e.createdAt()));
                case Event.Correction c -> corrections.add(new StoredCorrection(entry.seq(), c.itemId(), c.quantity()));
                case Event.Waste _, Event.Stockout _, Event.Cooked _ -> {}
            }
        }
        return Map.of(new SaleKey("012", SALE_ID), new SaleRecord(sale, corrections));
    }

    private static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (T first : all) {
            List<T> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<T> order : orders(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    /** Sums changes as the table does. */
    private static Map<SlotChange.Place, SlotChange> sum(List<SlotChange> changes) {
        Map<SlotChange.Place, SlotChange> sums = new HashMap<>();
        changes.forEach(change -> sums.merge(change.place(), change, SlotChange::plus));
        sums.values().removeIf(SlotChange::isNothing);
        return sums;
    }

    @Test
    void inWhateverOrderSaleAndCorrectionsComeTheLastCorrectionCounts() {
        Event edit = correction(1, "BRAT", 3);
        Event again = correction(2, "BRAT", 7);
        Event ofAnotherItem = correction(3, "HOT_DOG", 1);
        Event empty = correction(4, "BRAT", 0);
        for (List<Event> order : orders(List.of(SALE, edit, again, ofAnotherItem, empty))) {
            List<FeedEvent> stored = stored(order);
            int last = order.stream()
                    .filter(event ->
                            event instanceof Event.Correction c && c.itemId().equals("BRAT"))
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .quantity();
            Map<SlotChange.Place, SlotChange> expected = new HashMap<>();
            if (last > 0) {
                SlotChange sold = new SlotChange("012", "BRAT", SLOT, last, 0, 0);
                expected.put(sold.place(), sold);
            }
            for (int cut = 0; cut <= stored.size(); cut++) {
                // When the first page was counted with the whole table in sight, or only its own part
                List<SlotChange> changes = new ArrayList<>();
                changes.addAll(SlotChanges.of(stored.subList(0, cut), records(stored), LONG_AGO));
                changes.addAll(SlotChanges.of(stored.subList(cut, stored.size()), records(stored), LONG_AGO));
                List<SlotChange> asTheyCame = new ArrayList<>();
                asTheyCame.addAll(SlotChanges.of(stored.subList(0, cut), records(stored.subList(0, cut)), LONG_AGO));
                asTheyCame.addAll(SlotChanges.of(stored.subList(cut, stored.size()), records(stored), LONG_AGO));

                assertThat(sum(changes)).as("%s cut at %d", order, cut).isEqualTo(expected);
                assertThat(sum(asTheyCame)).as("%s cut at %d", order, cut).isEqualTo(expected);
            }
        }
    }

    @Test
    void eachTypeHasItsCounter() {
        List<FeedEvent> stored = stored(List.of(
                SALE,
                new Event.Stockout(new UUID(2, 1), "BRAT", 2, AT),
                new Event.Waste(new UUID(2, 2), "BRAT", 4, null, AT.plusSeconds(900)),
                new Event.Cooked(new UUID(2, 3), "BRAT", 8, AT)));

        assertThat(SlotChanges.of(stored, records(stored), LONG_AGO))
                .containsExactlyInAnyOrder(
                        new SlotChange("012", "BRAT", SLOT, 5, 2, 0),
                        new SlotChange("012", "BRAT", SLOT.plusSeconds(900), 0, 0, 4));
    }

    @Test
    void aCorrectionOfAnotherStoresSaleChangesNothing() {
        FeedEvent sale = new FeedEvent(1, "012", 1, SALE, AT);
        FeedEvent elsewhere = new FeedEvent(2, "027", 2, correction(1, "BRAT", 0), AT);

        assertThat(SlotChanges.of(List.of(sale, elsewhere), records(List.of(sale)), LONG_AGO))
                .containsExactly(new SlotChange("012", "BRAT", SLOT, 5, 0, 0));
    }

    @Test
    void whatIsTooOldIsNotCounted() {
        List<FeedEvent> stored = stored(List.of(SALE, correction(1, "BRAT", 2)));

        assertThat(SlotChanges.of(stored, records(stored), SLOT)).hasSize(1);
        assertThat(SlotChanges.of(stored, records(stored), SLOT.plusSeconds(1))).isEmpty();
    }
}
