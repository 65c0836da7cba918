package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class CookDecisionTest {

    private static final int NOON = Slot.of(DayOfWeek.MONDAY, 12, 0).index();

    @Test
    void cooksForWhatMayBeMissedBeforeTheNextUnitsAreReadyNotForTheWholeHoldTime() {
        // Given ten minutes to cook and two hours to hold: 13 units, of which 2.5 within 25 minutes
        Item hotDog = Items.item(10, 120, CookIn.UNITS, 1);

        CookDecision decision = Items.decide(hotDog, Items.flat(1.5, 0, 24), NOON);

        assertThat(decision.expectedDemand()).isEqualTo(13, within(1e-9));
        assertThat(decision.quantity()).isBetween(4, 7);
        assertThat(decision.gain()).isPositive();
        assertThat(new Slot(decision.holdUntil()).time()).hasToString("14:00");
        assertThat(decision.without()).isNull();
    }

    @Test
    void whatIsThereIsNotCookedAgainUnlessItIsAboutToExpire() {
        Item hotDog = Items.item(10, 120, CookIn.UNITS, 1);
        ItemWeek week = Items.flat(1.5, 0, 24);
        int none = Items.decide(hotDog, week, NOON).quantity();

        assertThat(Items.decide(hotDog, week, NOON, new Batch(3, -20, 100)).quantity())
                // One of the three may be sold before the new ones are ready
                .isBetween(none - 3, none - 2);
        assertThat(Items.decide(hotDog, week, NOON, new Batch(3, 5, 125)).quantity())
                .isBetween(none - 3, none - 2);
        assertThat(Items.decide(hotDog, week, NOON, new Batch(3, -115, 5)).quantity())
                .isGreaterThanOrEqualTo(none - 1);
    }

    @Test
    void spreadOfDemandAndAWeightOnMissesMakeItMore() {
        Item hotDog = Items.item(10, 240, CookIn.UNITS, 1);
        double[] units = new double[Slot.PER_WEEK];
        Arrays.fill(units, 1.5);
        boolean[] always = new boolean[Slot.PER_WEEK];
        Arrays.fill(always, true);
        ItemWeek wide = Items.week(units, always, new Dispersion(2, .2));
        int narrow = Items.decide(hotDog, Items.flat(1.5, 0, 24), NOON).quantity();

        assertThat(Items.decide(hotDog, wide, NOON).quantity()).isGreaterThan(narrow);
        assertThat(new CookTable(hotDog, Items.flat(1.5, 0, 24), 2)
                        .choose(NOON, List.of())
                        .best())
                .isGreaterThan(narrow);
    }

    @Test
    void aThinItemIsCookedWhereAUnitIsLikelierSoldThanItsCostAndNotElsewhere() {
        Item pie = Items.item(10, 120, CookIn.UNITS, 1);

        // Price 2, cost 1: a unit has to be sold with a chance of more than a half
        assertThat(Items.decide(pie, Items.flat(.12, 0, 24), NOON).quantity()).isEqualTo(1);
        assertThat(Items.decide(pie, Items.flat(.08, 0, 24), NOON).quantity()).isZero();
    }

    @Test
    void stockRunsDownTowardsClosingAndNothingIsStartedThatIsReadyOnlyThen() {
        Item hotDog = Items.item(15, 240, CookIn.UNITS, 1);
        ItemWeek week = Items.flat(3, 5, 23);
        int last = Slot.of(DayOfWeek.MONDAY, 22, 45).index();

        CookDecision beforeLast = Items.decide(hotDog, week, last - 1, new Batch(3, -5, 100));
        CookDecision atLast = Items.decide(hotDog, week, last);

        assertThat(beforeLast.quantity()).isBetween(1, 4);
        assertThat(new Slot(beforeLast.holdUntil()).time()).hasToString("23:00");
        assertThat(atLast.quantity()).isZero();
        assertThat(atLast.reason()).endsWith("too late to sell more");
    }

    @Test
    void whatIsSoldFromNowOnIsStartedBeforeSoThatItIsReady() {
        // Given lunch from 10 to 22
        Item slow = Items.item(20, 120, CookIn.UNITS, 1);
        Item quick = Items.item(10, 120, CookIn.UNITS, 1);
        ItemWeek week = Items.flat(3, 10, 22);
        int opening = Slot.of(DayOfWeek.MONDAY, 10, 0).index();

        CookDecision before = Items.decide(quick, week, opening - 1);

        assertThat(before.quantity()).isBetween(2, 8);
        assertThat(before.expectedDemand()).isEqualTo(3 * 115 / 15.0, within(1e-9));
        assertThat(new Slot(before.holdUntil()).time()).hasToString("11:45");
        assertThat(Items.decide(slow, week, opening - 2).quantity()).isPositive();
        assertThat(new CookTable(quick, week, 0).canStart(opening - 1)).isTrue();
        assertThat(new CookTable(slow, week, 0).canStart(opening - 2)).isTrue();
        // And not so early that it only stands there, nor after the last sale
        assertThat(new CookTable(quick, week, 0).canStart(opening - 2)).isFalse();
        assertThat(new CookTable(slow, week, 0).canStart(opening - 3)).isFalse();
        assertThat(new CookTable(quick, week, 0).canStart(opening + 12 * Slot.PER_HOUR))
                .isFalse();
    }

    @Test
    void aPauseOfOneSlotBelongsToTheSaleThatFollows() {
        // Given sold up to noon, and again from 12:15
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        double[] units = new double[Slot.PER_WEEK];
        for (int slot = NOON - 8; slot < NOON + 8; slot++) {
            sellable[slot] = slot != NOON;
            units[slot] = sellable[slot] ? 2 : 0;
        }
        CookTable table =
                new CookTable(Items.item(10, 60, CookIn.UNITS, 1), Items.week(units, sellable, Dispersion.POISSON), 0);

        assertThat(table.choose(NOON - 2, List.of()).best()).isPositive();
        assertThat(table.choose(NOON, List.of()).best()).isPositive();
        assertThat(table.choose(NOON + 1, List.of()).best()).isPositive();
        assertThat(table.choose(NOON - 1, List.of()).end()).isEqualTo(NOON * Slot.MINUTES);
    }

    @Test
    void wholeDayItemOfAStoreThatNeverClosesLooksIntoMonday() {
        // Given demand only on Monday's first hour
        double[] units = new double[Slot.PER_WEEK];
        Arrays.fill(units, 0, 4, 2);
        boolean[] always = new boolean[Slot.PER_WEEK];
        Arrays.fill(always, true);
        ItemWeek week = Items.week(units, always, Dispersion.POISSON);

        // When on Sunday at 23:45, to be ready at midnight
        CookDecision decision = Items.decide(Items.item(15, 60, CookIn.UNITS, 1), week, Slot.PER_WEEK - 1);

        assertThat(decision.quantity()).isPositive();
        assertThat(decision.holdUntil()).isEqualTo(4);
        assertThat(decision.reason()).contains("until 01:00");
    }

    @Test
    void aTableForOneSlotDecidesAsWellAsTheWholeDaysDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 300; trial++) {
            Item item = Items.item(random.nextInt(30), 30 + 15 * random.nextInt(15), CookIn.UNITS, 1);
            ItemWeek week = Items.flat(.05 + 2 * random.nextDouble(), 5, 23);
            int slot = NOON - 20 + random.nextInt(50);
            List<Batch> stock = List.of(new Batch(random.nextInt(4), -10, 5 + random.nextInt(60)));

            Choice whole = new CookTable(item, week, 0).choose(slot, stock);
            int soon = CookTable.of(item, week, 0, slot, 1).choose(slot, stock).best();
            assertThat(whole.gain(soon)).isGreaterThan(whole.gain(whole.best()) - .01);
        }
    }

    @Test
    void decisionsAreWholeBatchesAndNeverNegative() {
        SplittableRandom random = new SplittableRandom(42);
        for (int trial = 0; trial < 2_000; trial++) {
            // Given any item, demand, opening and stock
            CookIn cookIn = random.nextBoolean() ? CookIn.UNITS : CookIn.BATCHES;
            Item item = Items.item(random.nextInt(40), 15 + random.nextInt(400), cookIn, 1 + random.nextInt(8));
            int from = random.nextInt(23);
            int to = from + 1 + random.nextInt(24 - from);
            ItemWeek week = Items.flat(random.nextDouble() * 4, from, to);
            int slot = Slot.of(DayOfWeek.of(1 + random.nextInt(7)), from, 0)
                    .plus(random.nextInt((to - from) * 4))
                    .index();

            // When
            CookDecision decision =
                    Items.decide(item, week, slot, new Batch(random.nextInt(6), -5, 1 + random.nextInt(90)));

            // Then
            int step = cookIn == CookIn.BATCHES ? item.batch() : 1;
            assertThat(decision.quantity()).isNotNegative();
            assertThat(decision.quantity() % step).isZero();
            assertThat((double) decision.quantity()).isLessThanOrEqualTo(4 * decision.expectedDemand() + 2 + 2 * step);
            assertThat(decision.gain()).isNotNegative();
            if (item.cookTime().toMinutes() >= week.openMinutes(slot)) {
                assertThat(decision.quantity()).isZero();
            }
        }
    }
}
