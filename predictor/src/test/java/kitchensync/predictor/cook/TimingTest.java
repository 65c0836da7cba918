package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kitchensync.domain.catalogue.CookIn;
import kitchensync.predictor.plan.Items;
import org.junit.jupiter.api.Test;

class TimingTest {

    @Test
    void unitsAreReadyAtTheirPlaceInASlot() {
        assertThat(Timing.of(Items.item(0, 120, CookIn.UNITS, 1))).isEqualTo(new Timing(0, 0, 8));
        assertThat(Timing.of(Items.item(15, 120, CookIn.UNITS, 1))).isEqualTo(new Timing(0, 1, 8));
        Timing slow = Timing.of(Items.item(40, 100, CookIn.UNITS, 1));
        assertThat(slow.lead()).isEqualTo(2);
        assertThat(slow.early()).isEqualTo(10 / 15.0, within(1e-12));
        assertThat(slow.hold()).isEqualTo(6);
    }
}
