package kitchensync.kitchenui.queue;

import static kitchensync.kitchenui.queue.Rows.NOW;
import static kitchensync.kitchenui.queue.Rows.SLOT;
import static kitchensync.kitchenui.queue.Rows.SLOT_START;
import static kitchensync.kitchenui.queue.Rows.done;
import static kitchensync.kitchenui.queue.Rows.row;
import static kitchensync.kitchenui.queue.Rows.told;
import static kitchensync.kitchenui.queue.Rows.undone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import kitchensync.domain.event.EventId;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.kitchenui.serving.SlotGone;
import org.junit.jupiter.api.Test;

/** What the crew does, as the view shows it. */
class ActsTest {

    private static final UUID ID = new UUID(5, 5);

    private static Act discard(CookedBatch of, int quantity, boolean told) {
        return new Act(
                ID,
                Act.Kind.DISCARD,
                of.itemId(),
                SLOT_START,
                0,
                quantity,
                "dropped",
                of.eventId(),
                NOW,
                null,
                ID,
                false,
                told);
    }

    private static CookedBatch batch(int number, int quantity, int minutesAgo) {
        return new CookedBatch(new UUID(1, number), "HOT_DOG", quantity, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    @Test
    void aDoneItemLeavesTheQueueAndIsBackWithTheNextSlotsPlan() {
        Rows rows = Rows.plan(row("BRAT", 4, 4, 3), row("BRAT", SLOT.plus(1), 3, 4, 1, "m1", null))
                .acts(done("BRAT", 0, 4));

        QueueView during = rows.view();
        QueueView after = rows.view(Rows.STORE, NOW.plusSeconds(15 * 60));

        assertThat(during.queues().getFirst().cards()).isEmpty();
        assertThat(during.queues().getFirst().doneCount()).isEqualTo(1);
        assertThat(during.recent())
                .extracting(Recent::name, Recent::quantity, Recent::at)
                .containsExactly(tuple("Brat", 4, "07:15"));
        assertThat(after.queues().getFirst().cards()).extracting(Card::cook).containsExactly(3);
    }

    @Test
    void whatIsLeftOfACardStaysAndEveryActAndUndoIsATurn() {
        Card part = Rows.plan(row("BRAT", 6, 8, 0))
                .acts(done("BRAT", 1, 1), undone(done("BRAT", 0, 2)))
                .firstCard();

        assertThat(part.cook()).isEqualTo(5);
        assertThat(part.done()).isEqualTo(1);
        assertThat(part.turn()).isEqualTo(3);
    }

    @Test
    void theLastTwentyCanBeRecalled() {
        Act[] many =
                IntStream.range(0, 30).mapToObj(turn -> done("BRAT", turn, 1)).toArray(Act[]::new);

        assertThat(Rows.NONE.acts(many).view().recent()).hasSize(20);
        assertThat(Rows.NONE.acts(undone(many[0])).view().recent()).isEmpty();
    }

    @Test
    void whatIsPutOffWaitsUntilItsTime() {
        Instant until = NOW.plusSeconds(600);
        Act later = new Act(ID, Act.Kind.LATER, "BRAT", SLOT_START, 0, 0, null, null, NOW, until, ID, false, false);
        Rows rows = Rows.plan(row("BRAT", 6, 8, 0)).acts(later);

        assertThat(rows.kitchen().cards()).isEmpty();
        assertThat(rows.kitchen().waiting())
                .containsExactly(new QueueColumn.PutOff("BRAT", "Brat", 6, ID.toString(), "07:26"));
        assertThat(rows.view(Rows.STORE, until).queues().getFirst().cards()).hasSize(1);
        assertThat(rows.acts(undone(later)).kitchen().cards()).hasSize(1);
    }

    @Test
    void stockIsOfWhatWasCookedLastAndTellsWhatExpiresFirst() {
        // Seven when the slot began, one sold since: of batches of 4 and 6 the older one is gone. Three more are
        // cooking.
        QueueColumn kitchen = Rows.plan(row("HOT_DOG", 2, 8, 7))
                .batches(batch(1, 4, 120), batch(2, 6, 30), batch(3, 3, 1))
                .gone(new SlotGone("HOT_DOG", SLOT_START, 1, 0))
                .kitchen();

        assertThat(kitchen.warm())
                .extracting(Holding::units, Holding::at, Holding::minutes)
                .containsExactly(tuple(6, "10:56", 220L));
        assertThat(kitchen.cooking())
                .extracting(Holding::units, Holding::at, Holding::minutes)
                .containsExactly(tuple(3, "07:25", 9L));
        assertThat(kitchen.cards().getFirst())
                .extracting(Card::onHand, Card::cooking, Card::expires)
                .containsExactly(6, 3, "10:56");
    }

    @Test
    void whereNoBatchIsKnownTheStockIsThePlansLessWhatIsGone() {
        Card card = Rows.plan(row("HOT_DOG", 2, 8, 7.4))
                .gone(new SlotGone("HOT_DOG", SLOT_START, 3, 0))
                .firstCard();

        assertThat(card).extracting(Card::onHand, Card::cooking, Card::expires).containsExactly(4, 0, "");
    }

    @Test
    void whatWasJustDoneIsCookingBeforeIngestKnowsAndCountsOnceWhenItDoes() {
        Act act = done("HOT_DOG", 0, 4);
        Rows rows = Rows.plan(row("HOT_DOG", 4, 8, 0)).acts(act);
        Rows counted = rows.batches(new CookedBatch(act.eventId(), "HOT_DOG", 4, act.at()));

        assertThat(rows.kitchen().cooking()).extracting(Holding::units).containsExactly(4);
        assertThat(counted.kitchen().cooking()).extracting(Holding::units).containsExactly(4);
        assertThat(counted.acts(undone(told(act))).kitchen().cooking()).isEmpty();
    }

    @Test
    void whatOthersHaveToldOfACardIsDoneAndOneTurnOfIt() {
        Rows all = Rows.plan(row("BRAT", 4, 4, 3)).batches(cardOf("BRAT", 4));
        Card part = Rows.plan(row("BRAT", 6, 8, 0))
                .batches(cardOf("BRAT", 4))
                .acts(done("BRAT", 1, 1))
                .firstCard();

        assertThat(all.kitchen().cards()).isEmpty();
        assertThat(all.kitchen().doneCount()).isEqualTo(1);
        assertThat(all.kitchen().cooking()).extracting(Holding::units).containsExactly(4);
        assertThat(part).extracting(Card::cook, Card::done, Card::turn).containsExactly(1, 5, 2);
    }

    @Test
    void aTapThatOthersHaveToldTooIsOneCooking() {
        Card card = Rows.plan(row("BRAT", 6, 8, 0))
                .batches(cardOf("BRAT", 4))
                .acts(done("BRAT", 0, 4))
                .firstCard();

        assertThat(card).extracting(Card::cook, Card::done, Card::turn).containsExactly(2, 4, 1);
    }

    @Test
    void aTapTakenBackBeforeIngestWasToldLeavesWhatOthersHaveTold() {
        Rows rows = Rows.plan(row("BRAT", 6, 8, 0)).batches(cardOf("BRAT", 4));
        Act act = undone(done("BRAT", 0, 6));

        assertThat(rows.acts(act).firstCard())
                .extracting(Card::cook, Card::done, Card::turn)
                .containsExactly(2, 4, 3);
        assertThat(rows.acts(act).kitchen().cooking())
                .extracting(Holding::units)
                .containsExactly(4);
        assertThat(rows.acts(told(act)).firstCard())
                .extracting(Card::cook, Card::done, Card::turn)
                .containsExactly(6, 0, 2);
    }

    /** What somebody who is not on the pages has told of the card. */
    private static CookedBatch cardOf(String item, int quantity) {
        return new CookedBatch(EventId.cooked(item, SLOT_START), item, quantity, NOW.minusSeconds(20));
    }

    @Test
    void whatWasThrownAwayLeavesItsOwnBatchBeforeAndAfterIngestHasCountedIt() {
        CookedBatch older = batch(1, 4, 120);
        CookedBatch newer = batch(2, 6, 30);
        Rows rows = Rows.plan(row("HOT_DOG", 2, 8, 10)).batches(older, newer);

        QueueColumn untold = rows.acts(discard(newer, 6, false)).kitchen();
        QueueColumn counted = rows.acts(discard(newer, 6, true))
                .gone(new SlotGone("HOT_DOG", SLOT_START, 6, 0))
                .kitchen();

        assertThat(untold.warm())
                .extracting(Holding::batch, Holding::units)
                .containsExactly(tuple(older.eventId().toString(), 4));
        assertThat(counted.warm()).isEqualTo(untold.warm());
    }
}
