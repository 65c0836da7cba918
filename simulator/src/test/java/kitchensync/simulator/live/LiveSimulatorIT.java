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
    void whatIsDueGoesInOneRequest() {
        // Given: the simulator comes to a slot that is over, as it does at a high speed.
        clock.moveTo(NOON);
        simulator.start();
        await(() -> ingest.stored().containsAll(cooked()));
        int before = ingest.requests().size();
        // When
        clock.moveTo(at(12, 15).minusMillis(1));
        awaitStored(noon.events().size());
        // Then
        assertThat(ingest.stored()).isEqualTo(noon.events());
        assertThat(ingest.requests()).hasSize(before + 1);
    }

    @Test
    void batchIsSentAgainWholeUnderItsIdsUntilIngestIsBack() {
        // Given: every request with something new in it is turned away once.
        Set<UUID> seen = new HashSet<>();
        ingest.answer(event -> seen.add(event.eventId()) ? 503 : 200);
        // When
        simulator.start();
        clock.moveTo(at(12, 15).minusMillis(1));
        awaitStored(noon.events().size());
        // Then
        assertThat(ingest.stored()).isEqualTo(noon.events());
        List<List<UUID>> requests = ingest.requests();
        for (int i = 0; i < requests.size(); i += 2) {
            assertThat(requests.get(i + 1)).isEqualTo(requests.get(i));
        }
    }

    @Test
    void batchWhoseAnswerWasLostIsStoredOnce() {
        // Given: stored, but the answer does not arrive.
        Set<UUID> seen = new HashSet<>();
        ingest.answer(event -> seen.add(event.eventId()) ? IngestStandIn.ANSWER_LOST : 200);
        // When
        simulator.start();
        clock.moveTo(at(12, 15).minusMillis(1));
        await(() -> nextSlot().equals(Optional.of(at(12, 15))));
        // Then
        assertThat(ingest.stored()).isEqualTo(noon.events());
        assertThat(ingest.asked()).hasSize(2 * noon.events().size());
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
    void keyIsShownToIngest() {
        // When
        simulator.start();
        awaitStored(1);
        // Then
        assertThat(ingest.authorization()).isEqualTo("Bearer key-of-the-simulator");
    }

    private List<Event> cooked() {
        return noon.events().stream().filter(Event.Cooked.class::isInstance).toList();
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
