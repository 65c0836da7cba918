package kitchensync.kitchenui.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.queue.ItemStock.Held;
import kitchensync.kitchenui.queue.ItemStock.Place;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.PlanRow;
import kitchensync.kitchenui.serving.ServingRows;
import kitchensync.kitchenui.serving.SlotGone;

/**
 * What a store has cooked and not used up. A row of the plan counts the batches of its item that had not expired when
 * the slot began. What no row counts, because the item's day part is over, the store has closed, the item is off the
 * menu or the batch is past its time, is still there until somebody throws it away: of these batches the counters tell
 * what is left.
 */
final class Warmer {

    /** How long after its time a batch is taken to be there: longer than a rush, shorter than a night. */
    static final Duration KEPT = Duration.ofHours(4);

    private final Acts acts;
    private final Set<String> planned;
    private final Instant slotStart;
    private final Instant now;

    /** The oldest first. */
    private final Map<Item, List<Batch>> batches;

    private final Map<String, List<SlotGone>> gone;

    /** @param planned items that have a row */
    Warmer(Catalogue catalogue, Acts acts, Set<String> planned, ServingRows rows, Instant slotStart, Instant now) {
        this.acts = acts;
        this.planned = planned;
        this.slotStart = slotStart;
        this.now = now;
        Map<UUID, Integer> discarded = acts.discarded();
        this.batches = acts.cooked().entrySet().stream()
                .filter(cooked -> catalogue.item(cooked.getKey()).isPresent())
                .collect(toMap(
                        cooked -> catalogue.item(cooked.getKey()).orElseThrow(),
                        cooked -> Batch.all(
                                catalogue.item(cooked.getKey()).orElseThrow(), cooked.getValue(), discarded)));
        this.gone = rows.gone().stream().collect(groupingBy(SlotGone::itemId));
    }

    private List<Batch> batches(Item item) {
        return batches.getOrDefault(item, List.of());
    }

    private boolean isCounted(Item item, Batch batch) {
        return planned.contains(item.id()) && batch.expires().isAfter(slotStart);
    }

    private boolean mayBeLeft(Item item, Batch batch) {
        return !isCounted(item, batch)
                && batch.kept() > 0
                && batch.expires().plus(KEPT).isAfter(now);
    }

    /** Items that have no row, but batches. */
    Stream<Item> unplanned() {
        return batches.keySet().stream().filter(item -> !planned.contains(item.id()));
    }

    /** What there is of an item that has a row. */
    ItemStock of(Item item, PlanRow row) {
        List<Batch> counted =
                batches(item).stream().filter(batch -> isCounted(item, batch)).toList();
        Set<UUID> ids = counted.stream().map(Batch::id).collect(toSet());
        Optional<SellThrough> sold = sellThrough(item);
        int ofOthers =
                units(item, act -> act.told() && slotStart.equals(Slot.startOf(act.at())) && !ids.contains(act.batch()))
                        + sold.map(SellThrough::oldWaste).orElse(0);
        int untold = units(item, act -> !act.told() && ids.contains(act.batch()));
        int goneThisSlot = gone(item)
                .filter(slot -> slot.slotStart().equals(slotStart))
                .mapToInt(slot -> slot.sold() + slot.wasted())
                .sum();
        int told = Math.max(0, goneThisSlot - ofOthers);
        return ItemStock.of(row, told + untold, counted.reversed(), slotStart, now)
                .and(leftOver(item, sold));
    }

    private int units(Item item, Predicate<Act> discards) {
        return acts.discards(item.id()).filter(discards).mapToInt(Act::quantity).sum();
    }

    /** What there is of an item that has none. */
    List<Held> of(Item item) {
        return leftOver(item, sellThrough(item));
    }

    private List<Held> leftOver(Item item, Optional<SellThrough> sold) {
        List<Batch> all = batches(item);
        return sold.stream()
                .flatMap(each -> IntStream.range(0, all.size())
                        .filter(batch -> each.left()[batch] > 0 && mayBeLeft(item, all.get(batch)))
                        .mapToObj(batch -> Held.of(all.get(batch), each.left()[batch], Place.LEFT_OVER, now)))
                .toList();
    }

    private Optional<SellThrough> sellThrough(Item item) {
        if (batches(item).stream().noneMatch(batch -> mayBeLeft(item, batch))) {
            return Optional.empty();
        }
        Map<Instant, Integer> told = acts.discards(item.id())
                .filter(Act::told)
                .collect(groupingBy(act -> Slot.startOf(act.at()), summingInt(Act::quantity)));
        return Optional.of(SellThrough.of(batches(item), gone(item).toList(), told, slotStart));
    }

    private Stream<SlotGone> gone(Item item) {
        return gone.getOrDefault(item.id(), List.of()).stream();
    }
}
