package kitchensync.simulator.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.Stock.Expired;

/**
 * Writes down what happens in a slot. An event's id comes from the slot and the event's number in it, so that a slot
 * played again gives the same ids.
 */
final class SlotEvents {

    /** Room for a million events in a slot. */
    private static final int NUMBER_BITS = 20;

    private final long stream;
    private final Instant slotStart;
    private final DayOfWeek day;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> started = new HashSet<>();
    private final SortedMap<String, Integer> demand = new TreeMap<>();

    SlotEvents(long stream, Instant slotStart, ZoneId zone) {
        this.stream = stream;
        this.slotStart = slotStart;
        this.day = LocalDateTime.ofInstant(slotStart, zone).getDayOfWeek();
    }

    /** What is not ready at the slot's start is what the slot's plan starts, which others report too. */
    void cooked(Item item, CookOrder order) {
        boolean planned = order.readyAt().isAfter(slotStart) && started.add(item.id());
        UUID id = planned ? EventId.cooked(item.id(), slotStart) : id(slotStart);
        events.add(new Event.Cooked(id, item.id(), order.quantity(), order.startIn(slotStart, item)));
    }

    void expired(Expired batch) {
        events.add(new Event.Waste(id(batch.at()), batch.itemId(), batch.quantity(), "expired", batch.at()));
    }

    /** A line of a customer: what was there is sold, the rest is a stockout. */
    void served(Item item, int wanted, int sold, Instant at) {
        demand.merge(item.id(), wanted, Integer::sum);
        if (sold > 0) {
            events.add(new Event.Sale(id(at), item.id(), sold, item.priceOn(day), at));
        }
        if (sold < wanted) {
            events.add(new Event.Stockout(id(at), item.id(), wanted - sold, at));
        }
    }

    private UUID id(Instant at) {
        long slot = Math.floorDiv(slotStart.getEpochSecond(), StoreKernel.SLOT.toSeconds());
        return EventId.of(at, stream, (slot << NUMBER_BITS) + events.size());
    }

    /** In the order of time; of the same time as they were written down. */
    List<Event> events() {
        return events.stream().sorted(Comparator.comparing(Event::createdAt)).toList();
    }

    SortedMap<String, Integer> demand() {
        return Collections.unmodifiableSortedMap(demand);
    }
}
