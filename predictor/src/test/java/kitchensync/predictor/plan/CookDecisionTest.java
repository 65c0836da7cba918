package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import org.junit.jupiter.api.Test;

class CookDecisionTest {

    private static final int NOON = Slot.of(DayOfWeek.MONDAY, 12, 0).index();

    static Item item(int cookMinutes, int holdMinutes, CookIn cookIn, int batch) {
        return new Item(
                "HOT_DOG",
                "Hot Dog",
                "roller_grill",
                DayPart.ALL_DAY,
                BigDecimal.TWO,
                null,
                Set.of(),
                BigDecimal.ONE,
                Duration.ofMinutes(holdMinutes),
                Duration.ofMinutes(cookMinutes),
                3,
                batch,
                cookIn,
                true,
                LocalDate.of(2024, 1, 1));
    }

    /** The same demand in every slot of the hours from..to, and closed else. */
    static ItemWeek flat(double units, int from, int to) {
        double[] demand = new double[Slot.PER_WEEK];
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        for (int i = 0; i < Slot.PER_WEEK; i++) {
            sellable[i] = new Slot(i).hour() >= from && new Slot(i).hour() < to;
            demand[i] = sellable[i] ? units : 0;
        }
        return new ItemWeek(demand, sellable);
    }

    @Test
    void cooksWhatTheWindowWantsLessWhatIsThere() {
        // Given ten minutes to cook and two hours to hold: eight slots and two thirds
        Item hotDog = item(10, 120, CookIn.UNITS, 1);

        // When
        CookDecision decision = CookDecision.of(hotDog, flat(1.5, 0, 24), NOON, 4, 2);

        // Then 13 less 6
        assertThat(decision.expectedDemand()).isEqualTo(13, within(1e-9));
        assertThat(decision.quantity()).isEqualTo(7);
        assertThat(new Slot(decision.holdUntil()).time()).hasToString("14:00");
        assertThat(decision.reason()).isEqualTo("Expect 13 until 14:10; 4 on hand, 2 cooking.");
    }

    @Test
    void sumsBeforeItRounds() {
        // Given a third of a unit a slot, which would round to nothing slot by slot
        CookDecision decision = CookDecision.of(item(0, 120, CookIn.UNITS, 1), flat(1.0 / 3, 0, 24), NOON, 0, 0);

        // Then
        assertThat(decision.quantity()).isEqualTo(3);
    }

    @Test
    void looksNoFurtherThanClosing() {
        int lastSlot = Slot.of(DayOfWeek.MONDAY, 22, 45).index();
        Item hotDog = item(10, 240, CookIn.UNITS, 1);

        CookDecision decision = CookDecision.of(hotDog, flat(3, 5, 23), lastSlot, 0, 0);

        assertThat(decision.expectedDemand()).isEqualTo(3);
        assertThat(decision.quantity()).isEqualTo(3);
        assertThat(new Slot(decision.holdUntil()).time()).hasToString("23:00");
    }

    @Test
    void cooksNothingThatIsReadyOnlyAtClosing() {
        int lastSlot = Slot.of(DayOfWeek.MONDAY, 22, 45).index();

        CookDecision decision = CookDecision.of(item(15, 240, CookIn.UNITS, 1), flat(3, 5, 23), lastSlot, 0, 0);

        assertThat(decision.quantity()).isZero();
        assertThat(decision.reason()).isEqualTo("Expect 3 until 23:00; 0 on hand, 0 cooking; too late to sell more.");
    }

    @Test
    void wholeDayItemOfAStoreThatNeverClosesLooksIntoMonday() {
        // Given demand only on Monday's first hour
        double[] units = new double[Slot.PER_WEEK];
        Arrays.fill(units, 0, 4, 2);
        boolean[] always = new boolean[Slot.PER_WEEK];
        Arrays.fill(always, true);

        // When on Sunday at 23:30
        CookDecision decision =
                CookDecision.of(item(0, 60, CookIn.UNITS, 1), new ItemWeek(units, always), Slot.PER_WEEK - 2, 0, 0);

        // Then half an hour of Monday counts
        assertThat(decision.quantity()).isEqualTo(4);
        assertThat(decision.holdUntil()).isEqualTo(2);
        assertThat(decision.reason()).contains("until 00:30");
    }

    @Test
    void batchesAreWholeAndTheNearest() {
        Item wings = item(0, 60, CookIn.BATCHES, 5);

        assertThat(CookDecision.of(wings, flat(3, 0, 24), NOON, 0, 0).quantity())
                .isEqualTo(10);
        assertThat(CookDecision.of(wings, flat(3.2, 0, 24), NOON, 0, 0).quantity())
                .isEqualTo(15);
        assertThat(CookDecision.of(wings, flat(0.5, 0, 24), NOON, 0, 0).quantity())
                .isZero();
    }

    @Test
    void decisionsAreWholeNeverNegativeAndNoMoreThanTheWindowWants() {
        SplittableRandom random = new SplittableRandom(42);
        for (int trial = 0; trial < 20_000; trial++) {
            // Given any item, demand, opening and stock
            CookIn cookIn = random.nextBoolean() ? CookIn.UNITS : CookIn.BATCHES;
            Item item = item(random.nextInt(40), 15 + random.nextInt(600), cookIn, 1 + random.nextInt(8));
            int from = random.nextInt(23);
            int to = from + 1 + random.nextInt(24 - from);
            ItemWeek week = flat(random.nextDouble() * 4, from, to);
            int slot = Slot.of(DayOfWeek.of(1 + random.nextInt(7)), from, 0)
                    .plus(random.nextInt((to - from) * 4))
                    .index();
            double onHand = random.nextInt(6);
            double cooking = random.nextInt(6);

            // When
            CookDecision decision = CookDecision.of(item, week, slot, onHand, cooking);

            // Then
            int step = cookIn == CookIn.BATCHES ? item.batch() : 1;
            double need = Math.max(0, decision.expectedDemand() - onHand - cooking);
            assertThat(decision.quantity()).isNotNegative();
            assertThat(decision.quantity() % step).isZero();
            assertThat((double) decision.quantity()).isLessThanOrEqualTo(need + step / 2.0);
            assertThat(decision.holdUntil()).isBetween(0, Slot.PER_WEEK - 1);
            if (item.cookTime().toMinutes() >= week.openMinutes(slot)) {
                assertThat(decision.quantity()).isZero();
            }
        }
    }
}
