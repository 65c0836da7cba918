package kitchensync.kitchenui.queue;

import static kitchensync.kitchenui.queue.Rows.DAY_STORE;
import static kitchensync.kitchenui.queue.Rows.NOW;
import static kitchensync.kitchenui.queue.Rows.SLOT_START;
import static kitchensync.kitchenui.queue.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.kitchenui.serving.SlotGone;
import org.junit.jupiter.api.Test;

/** What is left of what no row of the plan counts. Cheeseburgers cook 10 minutes and keep two hours, it is 07:16. */
class WarmerTest {

    private static final String BURGER = "CHEESEBURGER";

    private static CookedBatch batch(String item, int number, int quantity, int minutesAgo) {
        return new CookedBatch(new UUID(1, number), item, quantity, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    private static SlotGone gone(String item, int slotsAgo, int sold, int wasted) {
        return new SlotGone(item, SLOT_START.minus(Duration.ofMinutes(15L * slotsAgo)), sold, wasted);
    }

    private static Act discard(CookedBatch of, int quantity, boolean told) {
        UUID id = new UUID(5, 5);
        return new Act(
                id,
                Act.Kind.DISCARD,
                of.itemId(),
                SLOT_START,
                0,
                quantity,
                "expired",
                of.eventId(),
                NOW.minusSeconds(20),
                null,
                id,
                false,
                told);
    }

    @Test
    void whatIsLeftOfAnEndedDayPartStaysWithItsTimeUntilItIsThrownAway() {
        CookedBatch older = batch(BURGER, 1, 4, 60);
        CookedBatch newer = batch(BURGER, 2, 4, 5);
        Rows rows = Rows.NONE.batches(older, newer).gone(gone(BURGER, 2, 1, 0));

        QueueColumn kitchen = rows.kitchen();

        assertThat(kitchen.cards()).isEmpty();
        assertThat(kitchen.warm()).isEmpty();
        assertThat(kitchen.leftOver())
                .extracting(Holding::name, Holding::units, Holding::at, Holding::minutes)
                .containsExactly(tuple("Cheeseburger", 3, "08:26", 70L));
        assertThat(kitchen.toDiscard()).as("not within a quarter of an hour").isNull();
        assertThat(kitchen.cooking()).extracting(Holding::units, Holding::at).containsExactly(tuple(4, "07:21"));
        assertThat(rows.acts(discard(older, 3, false)).kitchen().leftOver()).isEmpty();
        assertThat(rows.acts(discard(older, 3, true)).kitchen().leftOver()).isEmpty();
    }

    @Test
    void aBatchIsThereAfterItsTimeWhateverTheNextPlanCounts() {
        // Started 2 h 20 min ago, expired ten minutes ago; a newer one of which one was sold since.
        CookedBatch old = batch(BURGER, 1, 4, 140);
        Rows rows = Rows.plan(row(BURGER, 2, 8, 4))
                .batches(old, batch(BURGER, 2, 4, 30))
                .gone(gone(BURGER, 4, 2, 0), gone(BURGER, 0, 1, 0));

        QueueColumn kitchen = rows.kitchen();

        assertThat(kitchen.leftOver())
                .extracting(Holding::units, Holding::at, Holding::minutes, Holding::soon)
                .containsExactly(tuple(2, "07:06", 0L, true));
        assertThat(kitchen.toDiscard()).isEqualTo(kitchen.leftOver().getFirst());
        assertThat(kitchen.warm()).extracting(Holding::units).containsExactly(3);
        assertThat(kitchen.cards().getFirst())
                .extracting(Card::cook, Card::onHand, Card::expires)
                .containsExactly(2, 3, "08:56");
    }

    @Test
    void oldUnitsThatAreThrownAwayAreNotTakenFromTheFreshOnes() {
        CookedBatch old = batch(BURGER, 1, 4, 140);
        CookedBatch fresh = batch(BURGER, 2, 4, 30);
        Rows rows = Rows.plan(row(BURGER, 2, 8, 4)).batches(old, fresh);

        QueueColumn untold = rows.acts(discard(old, 4, false)).kitchen();
        QueueColumn told =
                rows.acts(discard(old, 4, true)).gone(gone(BURGER, 0, 0, 4)).kitchen();
        QueueColumn byTheTill = rows.gone(gone(BURGER, 0, 0, 3)).kitchen();

        assertThat(untold.warm()).extracting(Holding::units).containsExactly(4);
        assertThat(untold.leftOver()).isEmpty();
        assertThat(told.warm()).isEqualTo(untold.warm());
        assertThat(told.leftOver()).isEmpty();
        assertThat(byTheTill.warm()).isEqualTo(untold.warm());
        assertThat(byTheTill.leftOver()).extracting(Holding::units).containsExactly(1);
    }

    @Test
    void aBatchThatExpiresWithinTheSlotIsNotOnHandAnyMore() {
        QueueColumn kitchen = Rows.plan(row(BURGER, 2, 8, 7))
                .batches(batch(BURGER, 1, 4, 130), batch(BURGER, 2, 4, 30))
                .kitchen();

        assertThat(kitchen.leftOver()).extracting(Holding::units, Holding::at).containsExactly(tuple(3, "07:16"));
        assertThat(kitchen.cards().getFirst().onHand()).isEqualTo(4);
    }

    @Test
    void inAClosedStoreWhatIsLeftCanStillBeThrownAway() {
        Instant night = Instant.parse("2026-02-12T05:01:00Z");
        CookedBatch late = new CookedBatch(new UUID(1, 1), "HOT_DOG", 5, night.minus(Duration.ofMinutes(40)));

        QueueView view = Rows.NONE.batches(late).view(DAY_STORE, night);

        assertThat(view.closedUntil()).isEqualTo("05:00");
        assertThat(view.queues().getFirst().leftOver())
                .extracting(Holding::units, Holding::at)
                .containsExactly(tuple(5, "02:31"));
    }

    @Test
    void anItemThatWasTakenOffTheMenuIsNotCookedButCanBeThrownAway() {
        QueueColumn chicken = Rows.plan(row("CHICKEN_POT_PIE", 2, 4, 2))
                .batches(batch("CHICKEN_POT_PIE", 1, 2, 60), batch("NO_SUCH_ITEM", 2, 2, 60))
                .view()
                .queues()
                .getLast();

        assertThat(chicken.cards()).isEmpty();
        assertThat(chicken.leftOver())
                .extracting(Holding::name, Holding::units)
                .containsExactly(tuple("Chicken Pot Pie", 2));
    }

    @Test
    void whatHasBeenSoldOrIsLongPastItsTimeIsNotLeft() {
        // Of the first two nothing was left when they expired; nobody has said anything of the third for four hours.
        Rows rows = Rows.plan(row(BURGER, 2, 8, 0))
                .batches(batch(BURGER, 1, 4, 200), batch(BURGER, 2, 4, 180), batch("BRAT", 3, 5, 491))
                .gone(gone(BURGER, 9, 3, 0), gone(BURGER, 6, 5, 0));

        assertThat(rows.kitchen().leftOver()).isEmpty();
    }

    @Test
    void aSaleAfterItsTimeIsOfAFreshBatchWhereThereIsOne() {
        CookedBatch old = batch(BURGER, 1, 4, 160);

        QueueColumn fresh = Rows.plan(row(BURGER, 2, 8, 2))
                .batches(old, batch(BURGER, 2, 4, 60))
                .gone(gone(BURGER, 1, 2, 0))
                .kitchen();
        QueueColumn none = Rows.plan(row(BURGER, 2, 8, 0))
                .batches(old)
                .gone(gone(BURGER, 1, 3, 0))
                .kitchen();

        assertThat(fresh.leftOver()).extracting(Holding::units).containsExactly(4);
        assertThat(none.leftOver()).extracting(Holding::units).containsExactly(1);
    }
}
