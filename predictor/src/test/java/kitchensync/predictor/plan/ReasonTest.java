package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.plan.Room.Fitted;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Item ITEM = Items.item(10, 75, CookIn.UNITS, 1);
    private static final int SLOT = Slot.of(DayOfWeek.TUESDAY, 11, 20).index();

    private static Choice choice(boolean tooLate, Batch... stock) {
        double[] gains = {0, 1, 2, 3, 4, 5, 6, 5.5};
        int end = SLOT * Slot.MINUTES + 90;
        return new Choice(ITEM, SLOT, 1, gains, new Economics(2.99, 1.2, 0), 4.1, end, tooLate, List.of(stock));
    }

    private static String reason(Choice choice) {
        return Reason.of(Proposal.of(choice, 0), new Fitted(choice.best(), ""));
    }

    @Test
    void allNumbersAreInOneSentence() {
        assertThat(reason(choice(false, new Batch(2, -40, 35))))
                .isEqualTo(
                        "6: expect 4.1 until 12:45, 2 on hand expire 11:50, a miss costs 1.79 and a throw-away 1.20");
    }

    @Test
    void aMissCostsTheMarginHoweverMuchItIsCountedAs() {
        Choice plain = choice(false);
        Choice weighed = new Choice(
                ITEM,
                SLOT,
                1,
                plain.gains(),
                new Economics(2.99, 1.2, 2),
                plain.expectedDemand(),
                plain.end(),
                false,
                List.of());

        assertThat(reason(weighed)).endsWith(", a miss costs 1.79 (counted as 7.77) and a throw-away 1.20");
    }

    @Test
    void stockIsToldAsItIs() {
        assertThat(reason(choice(false))).contains(", nothing on hand, a miss");
        assertThat(reason(choice(false, new Batch(1.5, -40, 35), new Batch(3, -5, 70), new Batch(2, 5, 80))))
                .contains(", 4.5 on hand of which 1.5 expire 11:50, 2 cooking, a miss");
    }

    @Test
    void whatDecidedIsSaid() {
        Choice choice = choice(false);

        assertThat(reason(choice(true))).endsWith("; too late to sell more");
        assertThat(Reason.of(Proposal.of(choice, 0), new Fitted(4, "fryer")))
                .startsWith("4: ")
                .endsWith("; 6 would pay, but there is no more room at the fryer");
        assertThat(Reason.of(Proposal.of(choice, 0), new Fitted(4, "crew")))
                .endsWith("; 6 would pay, but the crew can start no more");
        Proposal minimum = Proposal.of(choice, 9);
        assertThat(Reason.of(minimum, new Fitted(9, "")))
                .startsWith("9: ")
                .endsWith("; so many are always to be there");
        assertThat(Reason.of(Proposal.of(choice, 5), new Fitted(6, ""))).endsWith("throw-away 1.20");
    }

    @Test
    void aManagersWordIsSaidWithWhatWouldBeOtherwise() {
        PlanOverride never =
                new PlanOverride(1, null, "X", PlanOverride.Kind.NEVER, 0, "recall", "Ann", Instant.EPOCH, Instant.MAX);
        PlanOverride more =
                new PlanOverride(1, null, "X", PlanOverride.Kind.MORE, 50, "game", "Bo", Instant.EPOCH, Instant.MAX);

        assertThat(Reason.of(Proposal.of(choice(false), 3, never, 6), new Fitted(0, "")))
                .startsWith("0: expect")
                .endsWith("; Ann says none (recall), otherwise 6");
        assertThat(Reason.of(Proposal.of(choice(false), 0, more, 4), new Fitted(6, "")))
                .endsWith("; Bo says 50 % more (game), otherwise 4");
    }
}
