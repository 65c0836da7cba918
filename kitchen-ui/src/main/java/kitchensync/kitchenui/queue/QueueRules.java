package kitchensync.kitchenui.queue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Queue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.queue.Card.Moment;
import kitchensync.kitchenui.queue.ItemStock.Held;
import kitchensync.kitchenui.queue.ItemStock.Place;
import kitchensync.kitchenui.serving.Ahead;
import kitchensync.kitchenui.serving.DayTotal;
import kitchensync.kitchenui.serving.Missed;
import kitchensync.kitchenui.serving.PipelineStatus;
import kitchensync.kitchenui.serving.PlanRow;
import kitchensync.kitchenui.serving.ServingRows;

/**
 * Makes the page of a store from what the serving tables say: a pure function of the rows, the catalogue and the time.
 *
 * @param staleAfter age of the data, on the store's clock, from which the page warns
 * @param dueAfter how long a card waits until it is due
 * @param lateAfter how long a card waits until it is late
 */
public record QueueRules(Catalogue catalogue, Duration staleAfter, Duration dueAfter, Duration lateAfter) {

    /** @param only the queue to show alone; empty for both */
    public QueueView view(Store store, Optional<Queue> only, Locale locale, Instant now, ServingRows rows) {
        LocalClock clock = new LocalClock(store.zone(), locale);
        Instant slotStart = Slot.startOf(now);
        Instant slotEnd = slotStart.plus(Duration.ofMinutes(Slot.MINUTES));
        Slot slot = Slot.of(now, store.zone());
        Duration waited = Duration.between(slotStart, now);
        Moment moment = new Moment(slotStart, clock);
        List<PlanRow> plan = plan(rows, slot);
        List<DayTotal> today = rows.totals().stream()
                .filter(total -> total.day().equals(clock.date(now)))
                .toList();
        Acts acts = new Acts(rows.acts(), rows.batches(), slotStart, now);
        Stores stores = new Stores(
                plan,
                acts,
                moment,
                now,
                missed(today, rows),
                warmer(plan, acts, rows, slotStart, now),
                rows.ahead().stream().collect(toMap(Ahead::itemId, Function.identity())));
        return new QueueView(
                store,
                only,
                now,
                slotStart,
                slotEnd,
                Age.of(waited, dueAfter, lateAfter),
                waited.toMinutes(),
                clock.day(now),
                clock.time(now),
                clock.time(slotStart) + "–" + clock.time(slotEnd),
                clock.time(slotEnd),
                Freshness.of(rows.status(), now, clock, staleAfter, Store.openSince(List.of(store), now)),
                plan.stream()
                        .map(PlanRow::plannedAt)
                        .max(Comparator.naturalOrder())
                        .map(at -> clock.timeSeenFrom(now, at))
                        .orElse(""),
                rows.planned(),
                plan.stream().anyMatch(row -> !slotStart.equals(row.slotStart())),
                plan.stream().anyMatch(row -> row.modelVersion().equals(PlanRow.NO_MODEL)),
                store.isOpenIn(slot) ? "" : "%02d:00".formatted(store.hours().from()),
                Stream.of(Queue.values())
                        .filter(queue -> only.isEmpty() || only.get() == queue)
                        .map(queue -> column(queue, stores))
                        .toList(),
                Recent.of(rows.acts(), id -> catalogue.item(id).map(Item::name).orElse(id), clock),
                WasteCard.all(catalogue, today),
                rows.status().map(PipelineStatus::testsFailed).orElse(0));
    }

    private Warmer warmer(List<PlanRow> plan, Acts acts, ServingRows rows, Instant slotStart, Instant now) {
        Set<String> planned = plan.stream().map(PlanRow::itemId).collect(toSet());
        return new Warmer(catalogue, acts, planned, rows, slotStart, now);
    }

    private List<PlanRow> plan(ServingRows rows, Slot slot) {
        return rows.plan().stream()
                .filter(row -> row.slotIndex() == slot.index())
                .filter(row -> onMenu(row.itemId()).isPresent())
                .toList();
    }

    /** All that the columns are made of. */
    private record Stores(
            List<PlanRow> plan,
            Acts acts,
            Moment moment,
            Instant now,
            Map<String, Integer> missed,
            Warmer warmer,
            Map<String, Ahead> ahead) {}

    /** The plan may be older than the catalogue: what has been taken off the menu since is not cooked any more. */
    private Optional<Item> onMenu(String itemId) {
        return catalogue.item(itemId).filter(Item::active);
    }

    /**
     * Units missed today, by item. Both sources may lag behind and neither runs ahead: the totals wait for the next
     * run, the counters may have begun in the middle of the day. So the greater of the two is nearer the truth.
     */
    private static Map<String, Integer> missed(List<DayTotal> today, ServingRows rows) {
        Map<String, Integer> missed =
                rows.missed().stream().collect(toMap(Missed::itemId, Missed::missed, Integer::sum, HashMap::new));
        today.forEach(total -> missed.merge(total.itemId(), total.missed(), Math::max));
        return missed;
    }

    private QueueColumn column(Queue queue, Stores stores) {
        List<Line> lines = stores.plan().stream()
                .filter(row -> item(row).queue() == queue)
                .map(row -> line(row, stores))
                .toList();
        List<Stocked> stock = Stream.concat(
                        lines.stream().map(line -> new Stocked(line.item(), line.stock())),
                        stores.warmer()
                                .unplanned()
                                .filter(item -> item.queue() == queue)
                                .map(item -> new Stocked(item, stores.warmer().of(item))))
                .toList();
        int started = lines.stream().mapToInt(line -> line.card().done()).sum();
        return new QueueColumn(
                queue,
                lines.stream()
                        .filter(line -> line.card().cook() > 0 && line.putOff().isEmpty())
                        .map(Line::card)
                        .sorted(Card.FIRST_TO_START)
                        .toList(),
                lines.stream().flatMap(line -> line.putOff().stream()).toList(),
                lines.stream().flatMap(line -> Stopped.of(line.card()).stream()).toList(),
                cooking(stock, stores),
                ready(stock, Place.WARM, stores),
                ready(stock, Place.LEFT_OVER, stores),
                (int) lines.stream()
                        .filter(line -> line.card().done() > 0 && line.card().cook() <= 0)
                        .count(),
                sum(queue, stores, Ahead::nextHour) - started,
                sum(queue, stores, Ahead::restOfDay) - started);
    }

    /** What a row of the plan has become. */
    private record Line(Item item, Card card, List<Held> stock, Optional<QueueColumn.PutOff> putOff) {}

    /** What there is of an item, with a row or without. */
    private record Stocked(Item item, List<Held> held) {

        Stream<Held> at(Place place) {
            return held.stream().filter(each -> each.place() == place);
        }
    }

    private Line line(PlanRow row, Stores stores) {
        Item item = item(row);
        Acts acts = stores.acts();
        ItemStock stock = stores.warmer().of(item, row);
        int nextHour = Optional.ofNullable(stores.ahead().get(item.id()))
                .map(Ahead::nextHour)
                .orElse(0);
        Card card = Card.of(
                item,
                row,
                acts.card(item.id(), stores.missed().getOrDefault(item.id(), 0), nextHour),
                stock,
                stores.moment());
        Optional<QueueColumn.PutOff> putOff = card.cook() <= 0
                ? Optional.empty()
                : acts.puttingOff(item.id())
                        .map(act -> new QueueColumn.PutOff(
                                item.id(),
                                item.name(),
                                card.cook(),
                                act.id().toString(),
                                stores.moment().clock().time(act.until() == null ? stores.now() : act.until())));
        return new Line(item, card, stock.held(), putOff);
    }

    /** What is cooking, a batch each. */
    private static List<Holding> cooking(List<Stocked> stock, Stores stores) {
        return sorted(stock.stream().flatMap(of -> of.at(Place.COOKING).map(held -> holding(of, held, 0, stores))));
    }

    /** What is ready, an item each: the batch that is to be thrown away first, and how much there is beside it. */
    private static List<Holding> ready(List<Stocked> stock, Place place, Stores stores) {
        return sorted(stock.stream().flatMap(of -> {
            int all = of.at(place).mapToInt(Held::units).sum();
            return of
                    .at(place)
                    .min(Comparator.comparing(Held::until).thenComparing(Held::batch))
                    .map(first -> holding(of, first, all - first.units(), stores))
                    .stream();
        }));
    }

    private static Holding holding(Stocked of, Held held, int later, Stores stores) {
        Item item = of.item();
        int turn = stores.acts().discardTurn(item.id(), held.batch());
        return Holding.of(
                item.id(),
                item.name(),
                held,
                turn,
                later,
                stores.now(),
                stores.moment().clock());
    }

    private static List<Holding> sorted(Stream<Holding> holdings) {
        return holdings.sorted(Comparator.comparingLong(Holding::until).thenComparing(Holding::name))
                .toList();
    }

    /** Of all items of the queue, those too that come later in the day. */
    private int sum(Queue queue, Stores stores, ToIntFunction<Ahead> units) {
        return stores.ahead().values().stream()
                .filter(ahead -> onMenu(ahead.itemId())
                        .filter(item -> item.queue() == queue)
                        .isPresent())
                .mapToInt(units)
                .sum();
    }

    private Item item(PlanRow row) {
        return catalogue.item(row.itemId()).orElseThrow();
    }
}
