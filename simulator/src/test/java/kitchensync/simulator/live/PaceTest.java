package kitchensync.simulator.live;

import static kitchensync.simulator.Menus.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.simulator.demand.RandomStreams;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.live.Pace.Told;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = at(12, 0);

    private static List<Told> told(String... items) {
        return Stream.of(items)
                .map(id -> CatalogueFiles.bundled().items().stream()
                        .filter(item -> item.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(item -> new Told(item, CookOrder.at(NOON, item, 4)))
                .toList();
    }

    private static List<Instant> starts(List<Told> told, long seed) {
        List<CookOrder> orders = Pace.of(told, new RandomStreams(seed, "056").ofCrew(NOON));
        assertThat(orders)
                .extracting(CookOrder::itemId)
                .containsExactlyElementsOf(
                        told.stream().map(Told::item).map(Item::id).toList());
        return Stream.iterate(0, i -> i < told.size(), i -> i + 1)
                .map(i -> orders.get(i).startIn(NOON, told.get(i).item()))
                .toList();
    }

    @Test
    void stationsGoSideBySideAndEachStartsOneAfterTheOther() {
        // Given three of the roller grill, and a sandwich that comes last
        List<Told> told = told("HOT_DOG", "BRAT", "EGG_ROLL", "CHEESEBURGER");
        // When
        List<Instant> starts = starts(told, 42);
        // Then
        assertThat(starts.subList(0, 3)).isSorted().doesNotHaveDuplicates();
        assertThat(starts.get(2)).isBetween(NOON.plusSeconds(240), NOON.plusSeconds(360));
        assertThat(starts.get(3)).isBetween(NOON, NOON.plusSeconds(120));
    }

    @Test
    void aBusyStationHasStartedAllWithinNineMinutes() {
        List<Told> told = told(
                "HOT_DOG",
                "BRAT",
                "EGG_ROLL",
                "CHEDDARWURST",
                "PEPPERJACK_TORNADO",
                "STEAK_RANCHERO_TORNADO",
                "SAUSAGE_EGG_TORNADO",
                "FRENCH_TOAST_TORNADO",
                "BUFFALO_CHICKEN_ROLLERBITES");

        List<Instant> starts = starts(told, 42);

        assertThat(starts).isSorted();
        assertThat(starts.getFirst()).isBefore(NOON.plusSeconds(60));
        assertThat(starts.getLast()).isBetween(NOON.plusSeconds(480), NOON.plusSeconds(540));
    }

    @Test
    void theSameSeedGivesTheSameMinutes() {
        List<Told> told = told("HOT_DOG", "BRAT");

        assertThat(starts(told, 42)).isEqualTo(starts(told, 42)).isNotEqualTo(starts(told, 43));
    }
}
