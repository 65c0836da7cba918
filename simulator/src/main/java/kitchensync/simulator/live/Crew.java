package kitchensync.simulator.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
import kitchensync.simulator.demand.RandomStreams;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.CookPolicy;
import kitchensync.simulator.kitchen.KitchenState;
import kitchensync.simulator.live.Pace.Told;

/** The people of one kitchen: they do what the plan says, and as long as there is none what they always did. */
record Crew(Store store, CrewPlan plan, CookPolicy habit, RandomStreams streams) {

    List<CookOrder> decide(KitchenState state, Instant slotStart) throws SQLException {
        Optional<List<Told>> planned = plan.orders(store, slotStart);
        return planned.isPresent() ? Pace.of(planned.get(), streams.ofCrew(slotStart)) : habit.decide(state, slotStart);
    }

    /** What the crew tells of what has happened in a slot: cards that a person has begun on the pages are that person's. */
    List<Event> tells(Instant slotStart, List<Event> happened) throws SQLException {
        List<String> cards = happened.stream()
                .filter(event -> isCard(event, slotStart))
                .map(Event::itemId)
                .toList();
        if (cards.isEmpty()) {
            return happened;
        }
        Set<String> begun = plan.begunByPeople(store, slotStart, cards);
        return happened.stream()
                .filter(event -> !(isCard(event, slotStart) && begun.contains(event.itemId())))
                .toList();
    }

    private static boolean isCard(Event event, Instant slotStart) {
        return event.eventId().equals(EventId.cooked(event.itemId(), slotStart));
    }

    /** What stands ready in a kitchen that opens for the first time. */
    List<CookOrder> openingStock(Instant slotStart) {
        return habit.decide(KitchenState.EMPTY, slotStart).stream()
                .map(order -> order.standingReadyAt(slotStart))
                .toList();
    }
}
