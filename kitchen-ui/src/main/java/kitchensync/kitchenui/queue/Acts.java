package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.event.EventId;
import kitchensync.kitchenui.queue.Card.CardState;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.CookedBatch;

/**
 * What the crew has done, as the cards and batches of a store see it.
 *
 * @param all the newest first; {@code byItem} the same
 * @param told what went into cooking, as ingest has it, by event id
 */
record Acts(List<Act> all, Map<String, List<Act>> byItem, Map<UUID, CookedBatch> told, Instant slotStart, Instant now) {

    Acts(List<Act> all, List<CookedBatch> told, Instant slotStart, Instant now) {
        this(
                all,
                all.stream().collect(Collectors.groupingBy(Act::itemId)),
                told.stream()
                        .collect(Collectors.toMap(CookedBatch::eventId, Function.identity(), (first, again) -> first)),
                slotStart,
                now);
    }

    private Stream<Act> of(String itemId) {
        return byItem.getOrDefault(itemId, List.of()).stream();
    }

    CardState card(String itemId, int missed, int nextHour) {
        List<Act> card = of(itemId)
                .filter(act -> act.is(Act.Kind.DONE) && act.slotStart().equals(slotStart))
                .toList();
        int done = standing(card.stream()).mapToInt(Act::quantity).sum();
        Optional<CookedBatch> others = others(card, EventId.cooked(itemId, slotStart));
        return new CardState(
                done + others.map(CookedBatch::quantity).orElse(0),
                turns(card) + (others.isPresent() ? 1 : 0),
                missed,
                nextHour);
    }

    /** What somebody else than the pages has told of the card under its own event: it is a turn of the card too. */
    private Optional<CookedBatch> others(List<Act> card, UUID event) {
        return Optional.ofNullable(told.get(event))
                .filter(batch ->
                        card.stream().noneMatch(act -> act.eventId().equals(event) && (act.told() || !act.undone())));
    }

    /** What puts the item off longest; empty when nothing does. */
    Optional<Act> puttingOff(String itemId) {
        return standing(of(itemId))
                .filter(act -> act.is(Act.Kind.LATER))
                .filter(act -> act.until() != null && act.until().isAfter(now))
                .max(Comparator.comparing(Act::until));
    }

    /** The turn of an item's batch that is to be thrown away. */
    int discardTurn(String itemId, UUID batch) {
        return turns(of(itemId).filter(act -> batch.equals(act.batch())).toList());
    }

    /** What stands of an item's units that were thrown away. */
    Stream<Act> discards(String itemId) {
        return standing(of(itemId)).filter(act -> act.is(Act.Kind.DISCARD));
    }

    /** Units thrown away of each batch. */
    Map<UUID, Integer> discarded() {
        Map<UUID, Integer> discarded = new HashMap<>();
        standing(all.stream())
                .filter(act -> act.batch() != null)
                .forEach(act -> discarded.merge(act.batch(), act.quantity(), Integer::sum));
        return discarded;
    }

    /**
     * What was cooked, by item: what ingest has, and what the crew has just done; without what was taken back. What was
     * taken back before ingest was told of it may be another's who has told the same event.
     */
    Map<String, List<CookedBatch>> cooked() {
        Set<UUID> takenBack = all.stream()
                .filter(act -> act.is(Act.Kind.DONE) && act.undone() && act.told())
                .map(Act::eventId)
                .collect(Collectors.toSet());
        standing(all.stream()).map(Act::eventId).forEach(takenBack::remove);
        Map<UUID, CookedBatch> fresh = standing(all.stream())
                .filter(act -> act.is(Act.Kind.DONE))
                .map(act -> new CookedBatch(act.eventId(), act.itemId(), act.quantity(), act.at()))
                .collect(Collectors.toMap(
                        CookedBatch::eventId, Function.identity(), (newest, older) -> newest, HashMap::new));
        told.keySet().forEach(fresh::remove);
        return Stream.concat(
                        told.values().stream().filter(batch -> !takenBack.contains(batch.eventId())),
                        fresh.values().stream())
                .collect(Collectors.groupingBy(CookedBatch::itemId));
    }

    private static Stream<Act> standing(Stream<Act> acts) {
        return acts.filter(act -> !act.undone());
    }

    private static int turns(List<Act> acts) {
        return acts.size() + (int) acts.stream().filter(Act::undone).count();
    }
}
