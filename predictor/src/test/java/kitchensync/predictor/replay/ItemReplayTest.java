package kitchensync.predictor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.plan.ItemWeek;
import kitchensync.predictor.plan.Items;
import org.junit.jupiter.api.Test;

/** A store that is open from 10 to 14 and asked for four units a slot; a unit costs 1 and sells for 2. */
class ItemReplayTest {

    private static final int OPENS = 40;
    private static final int CLOSES = 56;

    private static ItemWeek week(double mean) {
        double[] means = new double[Slot.PER_WEEK];
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];
        Arrays.fill(dispersions, Dispersion.POISSON);
        for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
            sellable[slot] = slot % Slot.PER_DAY >= OPENS && slot % Slot.PER_DAY < CLOSES;
            means[slot] = sellable[slot] ? mean : 0;
        }
        return new ItemWeek(means, sellable, dispersions);
    }

    private static Takings play(double forecast, int asked, int hold, double missWeight) {
        int[] demand = new int[Slot.PER_WEEK];
        for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
            demand[slot] = slot % Slot.PER_DAY >= OPENS && slot % Slot.PER_DAY < CLOSES ? asked : 0;
        }
        Item item = Items.item(5, hold, CookIn.UNITS, 1);
        Takings all = new Takings();
        // Thursday to Wednesday: over the week's end
        Arrays.stream(ItemReplay.play(item, week(forecast), missWeight, demand, 3, 7))
                .forEach(all::add);
        return all;
    }

    @Test
    void everyCustomerIsServedOrMissedAndEveryUnitSoldOrThrownAway() {
        Takings all = play(4, 4, 60, 1);

        assertThat(all.sold + all.missed).isEqualTo(7 * 16 * 4);
        assertThat(all.revenue).isEqualTo(2.0 * all.sold, within(1e-9));
        assertThat(all.wasteCost).isEqualTo(all.thrownAway, within(1e-9));
        assertThat(all.profit).isEqualTo((double) all.sold - all.thrownAway, within(1e-9));
        assertThat(all.worth).isEqualTo(all.profit - 2.0 * all.missed, within(1e-9));
    }

    @Test
    void whoExpectsWhatComesEarnsMoreThanWhoExpectsHalfOrFourTimesThat() {
        double right = play(4, 4, 30, 1).worth;

        assertThat(right).isGreaterThan(play(2, 4, 30, 1).worth + 20);
        assertThat(right).isGreaterThan(play(16, 4, 30, 1).worth);
    }

    @Test
    void whatIsHeldTooLongIsThrownAway() {
        Takings nobodyCame = play(4, 0, 30, 1);

        assertThat(nobodyCame.sold).isZero();
        assertThat(nobodyCame.thrownAway).isGreaterThan(7 * 4);
        assertThat(nobodyCame.profit).isEqualTo(-nobodyCame.thrownAway, within(1e-9));
    }

    @Test
    void whoExpectsNothingCooksNothing() {
        Takings none = play(0, 4, 60, 1);

        assertThat(none.sold).isZero();
        assertThat(none.missed).isEqualTo(7 * 16 * 4);
        assertThat(none.profit).isZero();
    }

    @Test
    void whatGoesOnSaleIsStartedBeforeAsInTheKitchen() {
        // Ready five minutes after a slot begins: whoever starts only when the doors open has nothing for the first
        // customer.
        assertThat(play(12, 4, 60, 4).missed).isZero();
    }
}
