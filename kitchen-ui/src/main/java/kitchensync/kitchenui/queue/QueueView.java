package kitchensync.kitchenui.queue;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Queue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.DayTotal;
import kitchensync.kitchenui.serving.DoneMark;
import kitchensync.kitchenui.serving.LiveCount;
import kitchensync.kitchenui.serving.PipelineStatus;
import kitchensync.kitchenui.serving.PlanRow;
import kitchensync.kitchenui.serving.ServingRows;

/**
 * The queue page of a store at one moment, ready to be written as HTML: a pure function of the rows, the catalogue
 * and the time.
 *
 * @param planned whether there is any plan for the store
 * @param weeklyPlan whether the plan of this slot was made without counting the stock
 * @param closedUntil hour at which the store opens, {@code 05:00}; empty when it is open
 * @param testsFailed checks of the data that failed in the pipeline's last run
 */
public record QueueView(
        Store store,
        Instant now,
        Instant slotStart,
        Instant slotEnd,
        String day,
        String time,
        String slot,
        String nextPlanAt,
        Freshness freshness,
        boolean planned,
        boolean weeklyPlan,
        String closedUntil,
        List<QueueColumn> queues,
        List<Completed> completed,
        List<WasteCard> waste,
        int testsFailed) {

    /** @param staleAfter age of the data, on the store's clock, from which the page warns */
    public static QueueView of(Store store, Catalogue catalogue, Instant now, ServingRows rows, Duration staleAfter) {
        LocalClock clock = new LocalClock(store.zone());
        Instant slotStart = Slot.startOf(now);
        Instant slotEnd = slotStart.plus(Duration.ofMinutes(Slot.MINUTES));
        Slot slot = Slot.of(now, store.zone());
        List<PlanRow> plan = rows.plan().stream()
                .filter(row -> row.slotIndex() == slot.index())
                .toList();
        List<DoneMark> done = rows.done().stream()
                .filter(mark -> mark.slotStart().equals(slotStart))
                .toList();
        List<DayTotal> today = rows.totals().stream()
                .filter(total -> total.day().equals(clock.date(now)))
                .toList();
        return new QueueView(
                store,
                now,
                slotStart,
                slotEnd,
                clock.day(now),
                clock.time(now),
                clock.time(slotStart) + "–" + clock.time(slotEnd),
                clock.time(slotEnd),
                Freshness.of(rows.status(), now, clock, staleAfter),
                rows.planned(),
                plan.stream().anyMatch(row -> !slotStart.equals(row.slotStart())),
                store.isOpenIn(slot) ? "" : "%02d:00".formatted(store.hours().from()),
                queues(catalogue, plan, done, missed(today, rows.counts()), slotStart, clock),
                completed(catalogue, done, clock),
                WasteCard.all(catalogue, today),
                rows.status().map(PipelineStatus::testsFailed).orElse(0));
    }

    /**
     * Units missed today, by item. Both sources may lag behind and neither runs ahead: the totals wait for the next
     * run, the counters may have begun in the middle of the day. So the greater of the two is nearer the truth.
     */
    private static Map<String, Integer> missed(List<DayTotal> today, List<LiveCount> counts) {
        return Stream.concat(
                        today.stream().map(total -> Map.entry(total.itemId(), total.missed())),
                        counts.stream().map(count -> Map.entry(count.itemId(), count.missed())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max));
    }

    private static List<QueueColumn> queues(
            Catalogue catalogue,
            List<PlanRow> plan,
            List<DoneMark> done,
            Map<String, Integer> missed,
            Instant slotStart,
            LocalClock clock) {
        Set<String> doneItems = done.stream().map(DoneMark::itemId).collect(Collectors.toSet());
        Map<Queue, List<Card>> cards = plan.stream()
                .filter(row -> row.cookQuantity() > 0 && !doneItems.contains(row.itemId()))
                .flatMap(row -> onMenu(catalogue, row.itemId())
                        .map(item -> Map.entry(
                                item.queue(), Card.of(item, row, missed.getOrDefault(item.id(), 0), slotStart, clock)))
                        .stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return Stream.of(Queue.values())
                .map(queue -> new QueueColumn(
                        queue,
                        cards.getOrDefault(queue, List.of()).stream()
                                .sorted(Card.MOST_NEEDED_FIRST)
                                .toList(),
                        (int) doneItems.stream()
                                .filter(id -> catalogue
                                        .item(id)
                                        .map(Item::queue)
                                        .filter(queue::equals)
                                        .isPresent())
                                .count()))
                .toList();
    }

    /** The plan may be older than the catalogue: what has been taken off the menu since is not cooked any more. */
    private static Optional<Item> onMenu(Catalogue catalogue, String itemId) {
        return catalogue.item(itemId).filter(Item::active);
    }

    private static List<Completed> completed(Catalogue catalogue, List<DoneMark> done, LocalClock clock) {
        Function<String, String> name = id -> catalogue.item(id).map(Item::name).orElse(id);
        return done.stream()
                .sorted(Comparator.comparing(DoneMark::doneAt).reversed().thenComparing(DoneMark::itemId))
                .map(mark -> new Completed(
                        mark.itemId(), name.apply(mark.itemId()), mark.quantity(), clock.time(mark.doneAt())))
                .toList();
    }
}
