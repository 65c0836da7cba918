package kitchensync.ingest.feed.counter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.ingest.feed.FeedWriter;

/** Events in any order, and what they come to when all of them are at hand. */
final class PlainCounts {

    private PlainCounts() {}

    /** Sales that are sold more than once over, corrected before and after they come, by right and wrong items. */
    static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>(FeedWriter.events(random, count / 2));
        while (events.size() < count) {
            UUID sale = new UUID(random.nextLong(), random.nextLong());
            Instant at = FeedWriter.NOON.minusSeconds(random.nextInt(3600));
            events.add(new Event.Sale(sale, "BRAT", 1 + random.nextInt(9), new BigDecimal("3.49"), at));
            for (int i = random.nextInt(4); i > 0; i--) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String item = random.nextInt(4) == 0 ? "HOT_DOG" : "BRAT";
                events.add(new Event.Correction(id, sale, item, random.nextInt(9), null, FeedWriter.NOON));
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    /** Counts a store's events the plain way, with all of them at hand. */
    static void count(String store, List<Event> events, Map<String, int[]> counts) {
        Map<UUID, Event.Sale> sales = new HashMap<>();
        Map<UUID, Integer> quantities = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.Sale sale) {
                sales.put(sale.eventId(), sale);
                quantities.put(sale.eventId(), sale.quantity());
            }
        }
        for (Event event : events) {
            switch (event) {
                case Event.Correction c -> {
                    Event.Sale sale = sales.get(c.corrects());
                    if (sale != null && sale.itemId().equals(c.itemId())) {
                        quantities.put(sale.eventId(), c.quantity());
                    }
                }
                case Event.Stockout e -> cell(store, e, counts)[1] += e.quantity();
                case Event.Waste e -> cell(store, e, counts)[2] += e.quantity();
                case Event.Sale _, Event.Cooked _ -> {}
            }
        }
        sales.values().forEach(sale -> cell(store, sale, counts)[0] += quantities.get(sale.eventId()));
    }

    private static int[] cell(String store, Event event, Map<String, int[]> counts) {
        String place = store + "|" + event.itemId() + "|"
                + Slot.startOf(event.createdAt()).getEpochSecond();
        return counts.computeIfAbsent(place, p -> new int[3]);
    }
}
