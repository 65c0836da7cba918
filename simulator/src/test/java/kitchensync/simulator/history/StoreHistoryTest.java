package kitchensync.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.ParLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreHistoryTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"012", "061"})
    void cookedUnitsAreSoldWastedOrStillThere(String storeId) {
        // Given
        StoreHistory history = history(storeId, 7, 42);
        Map<String, Integer> left = new TreeMap<>();
        long demand = 0;
        // When
        while (history.hasNext()) {
            Event event = history.next();
            int units = event.quantity();
            int stock = switch (event) {
                case Event.Cooked cooked -> units;
                case Event.Sale sale -> -units;
                case Event.Waste waste -> -units;
                case Event.Stockout stockout -> 0;
                case Event.Correction correction -> throw new AssertionError("nobody rings up wrongly here");
            };
            demand += event instanceof Event.Sale || event instanceof Event.Stockout ? units : 0;
            assertThat(left.merge(event.itemId(), stock, Integer::sum)).isNotNegative();
        }
        // Then
        assertThat(left)
                .allSatisfy((item, units) ->
                        assertThat(history.kitchen().units(item)).isEqualTo(units));
        assertThat(history.demand().total()).isEqualTo(demand);
    }

    @Test
    void eventsComeInOrderInsideTheDaysWithIdsOfTheirOwn() {
        // When
        List<Event> events = read(history("061", 2, 42));
        // Then
        assertThat(events).extracting(Event::createdAt).isSorted();
        assertThat(events.getFirst().createdAt()).isAfterOrEqualTo(Instant.parse("2026-01-01T06:00:00Z"));
        assertThat(events.getLast().createdAt()).isBefore(Instant.parse("2026-01-03T06:00:00Z"));
        Set<Object> ids = new HashSet<>();
        assertThat(events).allMatch(event -> ids.add(event.eventId()));
    }

    @Test
    void everythingHappensWithinDayPartsAndHoursAndNothingOfItemsToCome() {
        // Given
        Store store = store("061");
        // When
        List<Event> events = read(history("061", 2, 42));
        // Then
        assertThat(events).filteredOn(event -> !(event instanceof Event.Waste)).allSatisfy(event -> {
            Item item = CATALOGUE.item(event.itemId()).orElseThrow();
            assertThat(item.isSellable(store, Slot.of(event.createdAt(), store.zone())))
                    .isTrue();
            assertThat(item.isOnSale(FIRST)).isTrue();
        });
    }

    @Test
    void firstDayBeginsWithStockOfEveryItem() {
        // When
        List<Event> day = read(history("012", 1, 42));
        // Then: nobody is sent away in the first minutes of an item's day part
        long items =
                CATALOGUE.items().stream().filter(item -> item.isOnSale(FIRST)).count();
        assertThat(day.stream()
                        .filter(Event.Cooked.class::isInstance)
                        .map(Event::itemId)
                        .distinct())
                .hasSize((int) items);
        Instant chicken = Instant.parse("2026-01-01T15:00:00Z");
        assertThat(day)
                .filteredOn(event -> event.createdAt().isAfter(chicken)
                        && event.createdAt().isBefore(chicken.plusSeconds(300))
                        && CATALOGUE
                                .item(event.itemId())
                                .orElseThrow()
                                .category()
                                .equals("chicken"))
                .isNotEmpty()
                .noneMatch(Event.Stockout.class::isInstance);
    }

    @Test
    void sameSeedMakesTheSameHistoryAndAnotherSeedAnother() {
        // Given
        List<Event> events = read(history("027", 2, 42));
        // Then
        assertThat(read(history("027", 2, 42))).isEqualTo(events);
        assertThat(read(history("027", 2, 43))).isNotEqualTo(events);
    }

    @Test
    void longerHistoryBeginsLikeAShorterOne() {
        // Given
        List<Event> day = read(history("027", 1, 42));
        // Then
        assertThat(read(history("027", 2, 42)).subList(0, day.size())).isEqualTo(day);
    }

    @Test
    void kitchenIsToldOnlyAtTheEnd() {
        // Given
        StoreHistory history = history("027", 1, 42);
        // Then
        assertThatThrownBy(history::kitchen)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("027");
    }

    @Test
    void clocksThatGoBackAndForwardMakeDaysOf100And92Slots() {
        // Given
        StoreHistory back =
                new StoreHistory(kernel("012", 42), (state, slot) -> List.of(), LocalDate.of(2026, 11, 1), 1);
        StoreHistory forward =
                new StoreHistory(kernel("012", 42), (state, slot) -> List.of(), LocalDate.of(2026, 3, 8), 1);
        // When
        List<Event> long25 = read(back);
        List<Event> short23 = read(forward);
        // Then
        assertThat(back.until()).isEqualTo(Instant.parse("2026-11-02T06:00:00Z"));
        assertThat(forward.until()).isEqualTo(Instant.parse("2026-03-09T05:00:00Z"));
        assertThat(long25).extracting(Event::eventId).doesNotHaveDuplicates();
        assertThat(back.demand().total())
                .isEqualTo(long25.stream().mapToLong(Event::quantity).sum());
        assertThat(forward.demand().total())
                .isEqualTo(short23.stream().mapToLong(Event::quantity).sum());
        assertThat(back.demand().rows())
                .allSatisfy(row -> assertThat(row.units()).hasSize(96));
    }

    private static List<Event> read(StoreHistory history) {
        List<Event> events = new ArrayList<>();
        history.forEachRemaining(events::add);
        return events;
    }

    private static StoreHistory history(String storeId, int days, long seed) {
        return new StoreHistory(kernel(storeId, seed), new ParLevels(CATALOGUE.items(), store(storeId)), FIRST, days);
    }

    private static StoreKernel kernel(String storeId, long seed) {
        return new StoreKernel(CATALOGUE, store(storeId), seed);
    }

    private static Store store(String id) {
        return CATALOGUE.store(id).orElseThrow();
    }
}
