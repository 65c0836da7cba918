package kitchensync.simulator.live;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.simulator.records.Checkpoint;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveSimulatorIT extends OneLiveStore {

    @Test
    void eventsArriveWhenTheClockReachesThemAndNotBefore() {
        // Given
        List<Event> firstSeven = noon.events().stream()
                .filter(event -> event.createdAt().isBefore(at(12, 7)))
                .toList();
        // When
        simulator.start();
        clock.moveTo(at(12, 7).minusMillis(1));
        awaitStored(firstSeven.size());
        // Then
        assertThat(ingest.stored()).isEqualTo(firstSeven);
        assertThat(firstSeven).hasSizeBetween(40, noon.events().size() - 1);
    }

    @Test
    void playedSlotIsKeptWithItsTrueDemand() throws SQLException {
        // When
        simulator.start();
        clock.moveTo(at(12, 15).minusMillis(1));
        await(() -> nextSlot().equals(Optional.of(at(12, 15))));
        // Then
        Checkpoint kept = records.checkpoint("056").orElseThrow();
        assertThat(kept).isEqualTo(new Checkpoint(at(12, 15), noon.after(), Optional.empty()));
        assertThat(number("select sum(units[49]) from simulator.true_demand where day = '" + DAY + "'"))
                .isEqualTo(noon.demand().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertThat(number("select sum(u) from simulator.true_demand, unnest(units) u"))
                .isEqualTo(number("select sum(units[49]) from simulator.true_demand"));
        assertThat(ingest.stored()).isEqualTo(noon.events());
        assertThat(history.isMade(store)).isFalse();
    }

    @Test
    void slotCutShortIsPlayedAgainWithoutLossOrChange() {
        // Given
        simulator.start();
        clock.moveTo(at(12, 6));
        await(() -> ingest.stored().size() > 40);
        // When
        simulator.stop();
        assertThat(simulator.isRunning()).isFalse();
        int storedBefore = ingest.stored().size();
        clock.moveTo(at(12, 15).minusMillis(1));
        simulator.start();
        simulator.start();
        awaitStored(noon.events().size());
        // Then
        assertThat(ingest.stored()).isEqualTo(noon.events());
        assertThat(storedBefore).isLessThan(noon.events().size());
        assertThat(ingest.asked()).hasSizeGreaterThanOrEqualTo(noon.events().size() + storedBefore);
    }

    @Test
    void eventIsSentAgainUnderItsIdUntilIngestIsBack() {
        // Given
        Set<UUID> failedOnce = new HashSet<>();
        ingest.answer(event -> event instanceof Event.Cooked || !failedOnce.add(event.eventId()) ? 200 : 503);
        Event third = noon.events().stream()
                .filter(event -> !(event instanceof Event.Cooked))
                .skip(2)
                .findFirst()
                .orElseThrow();
        // When
        simulator.start();
        clock.moveTo(third.createdAt());
        await(() -> ingest.stored().contains(third));
        // Then
        int cooked = (int)
                noon.events().stream().filter(Event.Cooked.class::isInstance).count();
        List<UUID> asked = ingest.asked();
        assertThat(ingest.stored())
                .startsWith(noon.events().subList(0, cooked + 3).toArray(Event[]::new));
        assertThat(asked.subList(cooked, cooked + 2))
                .containsOnly(noon.events().get(cooked).eventId());
    }

    @Test
    void refusedEventIsLeftAndTheRestGoesOn() {
        // Given
        Event refused = noon.events().get(3);
        ingest.answer(event -> event.equals(refused) ? 422 : 200);
        // When
        simulator.start();
        clock.moveTo(at(12, 15).minusMillis(1));
        awaitStored(noon.events().size() - 1);
        // Then
        assertThat(ingest.stored())
                .doesNotContain(refused)
                .hasSize(noon.events().size() - 1);
        assertThat(ingest.asked().stream().filter(refused.eventId()::equals)).hasSize(1);
    }

    @Test
    void stopsWithinTwoSecondsWhileIngestIsAway() {
        // Given
        ingest.answer(event -> 503);
        simulator.start();
        await(() -> ingest.asked().size() > 1);
        // When
        long start = System.nanoTime();
        simulator.stop();
        // Then
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(2);
    }
}
