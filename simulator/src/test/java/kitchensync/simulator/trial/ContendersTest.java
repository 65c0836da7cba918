package kitchensync.simulator.trial;

import static kitchensync.simulator.Menus.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import org.junit.jupiter.api.Test;

/** Items are cooked in ten minutes, held for two hours and four make a batch. */
class ContendersTest {

    private static final Item UNITS = item("A", DayPart.ALL_DAY);
    private static final Item BATCHES = item("B", DayPart.ALL_DAY, true, LocalDate.EPOCH, CookIn.BATCHES);
    private static final int NOON = 12 * Slot.PER_HOUR;
    private static final int THREE_AT_NIGHT = 3 * Slot.PER_HOUR;
    private static final int FOREVER = Slot.PER_WEEK;

    @Test
    void theFirstRuleCooksAtLeastABatchTimesTheRush() {
        assertThat(Contenders.first(UNITS, week(1), NOON, FOREVER, 2)).isEqualTo(6);
        assertThat(Contenders.first(UNITS, week(1), NOON, FOREVER, 7)).isEqualTo(4);
        assertThat(Contenders.first(UNITS, week(1), NOON, FOREVER, 8)).isZero();
        assertThat(Contenders.first(UNITS, week(1), THREE_AT_NIGHT, FOREVER, 7)).isEqualTo(1);
        assertThat(Contenders.first(BATCHES, week(1), NOON, FOREVER, 2)).isEqualTo(8);
    }

    @Test
    void theLaterRuleWaitsForMoreThanAUnitAndWhileItIsQuietForTheHour() {
        assertThat(Contenders.later(UNITS, week(1), NOON, FOREVER, 2)).isEqualTo(6);
        assertThat(Contenders.later(UNITS, week(1), NOON, FOREVER, 7)).isZero();
        assertThat(Contenders.later(UNITS, week(.8), NOON + 1, FOREVER, 4)).isEqualTo(3);
        assertThat(Contenders.later(UNITS, week(1), THREE_AT_NIGHT, FOREVER, 2)).isEqualTo(6);
        assertThat(Contenders.later(UNITS, week(1), THREE_AT_NIGHT + 1, FOREVER, 2))
                .isZero();
        assertThat(Contenders.later(BATCHES, week(1), NOON, FOREVER, 2)).isEqualTo(8);
    }

    @Test
    void theMeanIsRoundedOnceAndEndsWithTheDayPart() {
        // Given eight slots to hold and two thirds of one to cook
        assertThat(Contenders.mean(UNITS, week(1.5), NOON, FOREVER, 6)).isEqualTo(7);
        assertThat(Contenders.mean(UNITS, week(1.5), NOON, 2, 0)).isEqualTo(3);
        assertThat(Contenders.mean(UNITS, week(1.5), NOON, FOREVER, 20)).isZero();
        assertThat(Contenders.mean(BATCHES, week(1.5), NOON, FOREVER, 6)).isEqualTo(8);
        assertThat(Contenders.mean(UNITS, week(1.5), NOON, 0, 0)).isZero();
    }

    private static double[] week(double units) {
        double[] week = new double[Slot.PER_WEEK];
        Arrays.fill(week, units);
        return week;
    }
}
