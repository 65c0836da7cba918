package kitchensync.simulator.kernel;

import static kitchensync.simulator.Menus.at;
import static kitchensync.simulator.Menus.catalogue;
import static kitchensync.simulator.Menus.item;
import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
import kitchensync.simulator.kitchen.Batch;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;
import org.junit.jupiter.api.Test;

class StoreKernelTest {

    private static final Item A = item("A", DayPart.ALL_DAY);
    private static final Instant NOON = at(12, 0);

    private final StoreKernel kernel =
            new StoreKernel(catalogue(store("061", 1, "5am-11pm"), A), store("061", 1, "5am-11pm"), 42);

    @Test
    void orderIsCookedAtTheSlotsStartAndHeldFromReadyOn() {
        // When
        SlotRun run = kernel.play(KitchenState.EMPTY, at(3, 0), List.of(CookOrder.at(at(3, 0), A, 6)));
        // Then
        assertThat(run.events()).singleElement().isInstanceOfSatisfying(Event.Cooked.class, cooked -> {
            assertThat(cooked.quantity()).isEqualTo(6);
            assertThat(cooked.createdAt()).isEqualTo(at(3, 0));
        });
        assertThat(run.after().batches()).containsEntry("A", List.of(new Batch(6, at(3, 10), at(5, 10))));
    }

    @Test
    void orderThatIsStartedLaterIsToldOfThenAndIsTheSameEvent() {
        // Given
        CookOrder atOnce = CookOrder.at(NOON, A, 6);
        // When
        SlotRun run = kernel.play(KitchenState.EMPTY, NOON, List.of(atOnce.later(Duration.ofMinutes(6))));
        // Then
        Event cooked = run.events().stream()
                .filter(Event.Cooked.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(cooked.createdAt()).isEqualTo(at(12, 6));
        assertThat(cooked.eventId()).isEqualTo(EventId.cooked("A", NOON));
        assertThat(run.events()).extracting(Event::createdAt).isSorted();
        assertThat(run.after().batches()).containsEntry("A", List.of(new Batch(6, at(12, 16), at(14, 16))));
    }

    @Test
    void batchIsWastedExactlyAtItsExpiryAlsoWhenTheStoreIsClosed() {
        // Given
        KitchenState state = holding(new Batch(6, at(1, 7), at(3, 7)));
        // When
        SlotRun run = kernel.play(state, at(3, 0), List.of());
        // Then
        assertThat(run.events()).singleElement().isInstanceOfSatisfying(Event.Waste.class, waste -> {
            assertThat(waste.createdAt()).isEqualTo(at(3, 7));
            assertThat(waste.quantity()).isEqualTo(6);
            assertThat(waste.reason()).isEqualTo("expired");
        });
        assertThat(run.after().batches()).isEmpty();
        assertThat(run.demand()).isEmpty();
    }

    @Test
    void batchThatExpiresAtTheSlotsEndIsWastedByTheNextSlot() {
        // Given
        KitchenState state = holding(new Batch(6, at(1, 15), at(3, 15)));
        // When
        SlotRun first = kernel.play(state, at(3, 0), List.of());
        SlotRun second = kernel.play(first.after(), at(3, 15), List.of());
        // Then
        assertThat(first.events()).isEmpty();
        assertThat(second.events()).singleElement().extracting(Event::createdAt).isEqualTo(at(3, 15));
    }

    @Test
    void customersAreServedFromTheOldestBatchUntilItExpiresAndNotAfter() {
        // Given: plenty that expires in the middle of the slot, and nothing else
        KitchenState state = holding(new Batch(500, at(10, 7), at(12, 7)));
        // When
        SlotRun run = kernel.play(state, NOON, List.of());
        // Then
        assertThat(run.events().stream().filter(Event.Sale.class::isInstance))
                .isNotEmpty()
                .allSatisfy(sale -> assertThat(sale.createdAt()).isBefore(at(12, 7)));
        assertThat(run.events().stream().filter(Event.Stockout.class::isInstance))
                .isNotEmpty()
                .allSatisfy(missed -> assertThat(missed.createdAt()).isAfterOrEqualTo(at(12, 7)));
        assertThat(units(run, Event.Sale.class) + units(run, Event.Waste.class)).isEqualTo(500);
        assertThat(run.events()).extracting(Event::createdAt).isSorted();
    }

    @Test
    void lineThatCanBeServedInPartIsASaleAndAStockoutOfTheRest() {
        // Given
        List<Integer> wanted = kernel.play(KitchenState.EMPTY, NOON, List.of()).events().stream()
                .map(Event::quantity)
                .toList();
        int first = wanted.indexOf(
                wanted.stream().filter(units -> units > 1).findFirst().orElseThrow());
        int enoughButOne = wanted.subList(0, first + 1).stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                - 1;
        // When
        SlotRun run = kernel.play(holding(new Batch(enoughButOne, at(11, 0), at(13, 0))), NOON, List.of());
        // Then
        Event partly = run.events().get(first);
        Event rest = run.events().get(first + 1);
        assertThat(partly).isInstanceOf(Event.Sale.class);
        assertThat(partly.quantity()).isEqualTo(wanted.get(first) - 1);
        assertThat(rest).isInstanceOf(Event.Stockout.class);
        assertThat(rest.quantity()).isEqualTo(1);
        assertThat(rest.createdAt()).isEqualTo(partly.createdAt());
        assertThat(units(run, Event.Sale.class) + units(run, Event.Stockout.class))
                .isEqualTo(run.demand().get("A"));
    }

    @Test
    void demandDoesNotDependOnTheKitchen() {
        // When
        SlotRun empty = kernel.play(KitchenState.EMPTY, NOON, List.of());
        SlotRun full = kernel.play(holding(new Batch(500, at(11, 0), at(13, 0))), NOON, List.of());
        // Then
        assertThat(empty.demand()).isEqualTo(full.demand());
        assertThat(units(empty, Event.Stockout.class)).isEqualTo(units(full, Event.Sale.class));
    }

    @Test
    void unitIsSoldAtThePriceOfTheLocalDay() {
        // Given
        KitchenState state = holding(new Batch(500, at(11, 0), at(23, 0)));
        // When
        SlotRun thursday = kernel.play(state, at(22, 0), List.of());
        SlotRun friday = kernel.play(state, NOON.plusSeconds(86_400), List.of());
        // Then
        assertThat(prices(thursday)).isNotEmpty().containsOnly(new BigDecimal("1.00"));
        assertThat(friday.events()).noneMatch(Event.Sale.class::isInstance);
        SlotRun fresh = kernel.play(
                holding(new Batch(500, NOON, NOON.plusSeconds(100_000))), NOON.plusSeconds(86_400), List.of());
        assertThat(prices(fresh)).isNotEmpty().containsOnly(new BigDecimal("2.00"));
    }

    @Test
    void slotPlayedAgainGivesTheSameEventsAndIdsAreUnique() {
        // Given
        KitchenState state = holding(new Batch(9, at(10, 7), at(12, 7)));
        List<CookOrder> orders = List.of(CookOrder.at(NOON, A, 6));
        // When
        SlotRun once = kernel.play(state, NOON, orders);
        SlotRun again = kernel.play(state, NOON, orders);
        // Then
        assertThat(again).isEqualTo(once);
        assertThat(once.events()).extracting(Event::eventId).doesNotHaveDuplicates();
    }

    private static Stream<BigDecimal> prices(SlotRun run) {
        return run.events().stream().filter(Event.Sale.class::isInstance).map(sale -> ((Event.Sale) sale).price());
    }

    private static int units(SlotRun run, Class<? extends Event> kind) {
        return run.events().stream()
                .filter(kind::isInstance)
                .mapToInt(Event::quantity)
                .sum();
    }

    private static KitchenState holding(Batch batch) {
        return new KitchenState(new TreeMap<>(Map.of("A", List.of(batch))));
    }
}
