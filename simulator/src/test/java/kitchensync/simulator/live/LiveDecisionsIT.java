package kitchensync.simulator.live;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.event.Event;
import kitchensync.simulator.history.StoreHistory;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.ParLevels;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveDecisionsIT extends OneLiveStore {

    @Test
    void crewCooksThePlanOfTheSlotAndNothingElse() throws SQLException {
        // Given: a plan for the slot at 12:15 on Thursday
        plan(337, "CORN_DOG", 7);
        plan(337, "HOT_DOG", 0);
        plan(338, "BRAT", 9);
        simulator.start();
        awaitStored(1);
        // When
        clock.moveTo(at(12, 15));
        await(() -> ingest.stored().stream().anyMatch(cookedAt(at(12, 15))));
        clock.moveTo(at(12, 30).minusMillis(1));
        await(() -> nextSlot().equals(Optional.of(at(12, 30))));
        // Then
        assertThat(ingest.stored().stream().filter(cookedAt(at(12, 15))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.itemId()).isEqualTo("CORN_DOG");
                    assertThat(event.quantity()).isEqualTo(7);
                });
    }

    @Test
    void liveStoreGoesOnWhereItsHistoryEnds() throws SQLException {
        // Given
        StoreHistory past = history.of(store, DAY.minusDays(2), 2);
        past.forEachRemaining(event -> {});
        assertThat(history.isMade(store)).isFalse();
        // When
        history.finish(past);
        history.finish(past);
        // Then
        assertThat(history.isMade(store)).isTrue();
        assertThat(number("select sum(u) from simulator.true_demand, unnest(units) u"))
                .isEqualTo(past.demand().total());
        // When
        clock.moveTo(at(0, 15).minusMillis(1));
        simulator.start();
        await(() -> nextSlot().equals(Optional.of(at(0, 15))));
        // Then
        List<CookOrder> orders = new ParLevels(catalogue.items(), store).decide(past.kitchen(), at(0, 0));
        assertThat(ingest.stored())
                .isEqualTo(new StoreKernel(catalogue, store, config.seed())
                        .play(past.kitchen(), at(0, 0), orders)
                        .events());
        assertThat(history.isMade(store)).isTrue();
    }

    @Test
    void decisionOfASlotCutShortStandsWhenThePlanChanges() throws SQLException {
        // Given: cut short in the slot at 12:15
        plan(337, "CORN_DOG", 7);
        simulator.start();
        awaitStored(1);
        clock.moveTo(at(12, 15));
        await(() -> ingest.stored().stream().anyMatch(cookedAt(at(12, 15))));
        simulator.stop();
        // When
        execute("update serving.plan set cook_quantity = 99");
        clock.moveTo(at(12, 30).minusMillis(1));
        simulator.start();
        await(() -> nextSlot().equals(Optional.of(at(12, 30))));
        // Then
        assertThat(ingest.stored().stream().filter(cookedAt(at(12, 15))))
                .singleElement()
                .extracting(Event::quantity)
                .isEqualTo(7);
    }
}
