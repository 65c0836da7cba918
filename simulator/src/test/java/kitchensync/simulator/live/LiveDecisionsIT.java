package kitchensync.simulator.live;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
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
        await(() -> isDecided(at(12, 15)));
        clock.moveTo(at(12, 30).minusMillis(1));
        await(() -> nextSlot().equals(Optional.of(at(12, 30))));
        // Then
        assertThat(cooked(at(12, 15))).singleElement().satisfies(event -> {
            assertThat(event.itemId()).isEqualTo("CORN_DOG");
            assertThat(event.quantity()).isEqualTo(7);
            assertThat(event.eventId()).isEqualTo(EventId.cooked("CORN_DOG", at(12, 15)));
        });
    }

    @Test
    void crewStartsOneCardAfterTheOtherTheMostPressingFirst() throws SQLException {
        // Given three cards of the roller grill; of the hot dogs there are the fewest left
        plan(337, "BRAT", 5, 3);
        plan(337, "HOT_DOG", 5, 0);
        plan(337, "EGG_ROLL", 5, 6);
        simulator.start();
        awaitStored(1);
        // When
        clock.moveTo(at(12, 15));
        await(() -> isDecided(at(12, 15)));
        // Then: nothing has been started yet
        assertThat(cooked(at(12, 15))).isEmpty();
        // When
        clock.moveTo(at(12, 21));
        await(() -> cooked(at(12, 15)).size() == 3);
        // Then
        assertThat(cooked(at(12, 15))).extracting(Event::itemId).containsExactly("HOT_DOG", "BRAT", "EGG_ROLL");
        assertThat(cooked(at(12, 15)))
                .extracting(Event::createdAt)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(time -> assertThat(time).isBetween(at(12, 15), at(12, 21)));
    }

    @Test
    void cardThatAPersonHasBegunIsThatPersons() throws SQLException {
        // Given: hot dogs are done on a tablet, and brats were, and taken back
        plan(337, "HOT_DOG", 5);
        plan(337, "BRAT", 5);
        plan(337, "CHEESEBURGER", 4);
        simulator.start();
        awaitStored(1);
        clock.moveTo(at(12, 15));
        await(() -> isDecided(at(12, 15)));
        tapped("HOT_DOG", at(12, 15), "null");
        tapped("BRAT", at(12, 15), "now()");
        tapped("CHEESEBURGER", at(12, 0), "null");
        // When
        clock.moveTo(at(12, 30).minusMillis(1));
        await(() -> nextSlot().equals(Optional.of(at(12, 30))));
        // Then
        assertThat(cooked(at(12, 15))).extracting(Event::itemId).containsExactlyInAnyOrder("BRAT", "CHEESEBURGER");
    }

    private void tapped(String item, Instant slotStart, String undoneAt) throws SQLException {
        execute("""
                insert into serving.kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn, quantity, at,
                  event_id, due_at, undone_at)
                values ('056', gen_random_uuid(), 'done', '%s', '%s', '%d', 0, 2, '%2$s', gen_random_uuid(), now(), %s)""".formatted(item, slotStart, slotStart.getEpochSecond(), undoneAt));
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
        await(() -> isDecided(at(12, 15)));
        clock.moveTo(at(12, 18));
        await(() -> cooked(at(12, 15)).size() == 1);
        simulator.stop();
        // When
        execute("update serving.plan set cook_quantity = 99");
        clock.moveTo(at(12, 30).minusMillis(1));
        simulator.start();
        await(() -> nextSlot().equals(Optional.of(at(12, 30))));
        // Then
        assertThat(cooked(at(12, 15))).extracting(Event::quantity).containsExactly(7);
    }
}
