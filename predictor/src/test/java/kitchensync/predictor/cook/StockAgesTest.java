package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.predictor.cook.StockAges.Batch;
import org.junit.jupiter.api.Test;

class StockAgesTest {

    /** Ten minutes to cook, an hour to hold. */
    private static final Timing TIMING = new Timing(0, 10 / 15.0, 4);

    @Test
    void ageIsHowLongABatchOutlastsTheCookTime() {
        StockAges ages = StockAges.of(
                List.of(new Batch(1, -40, 20), new Batch(2, -35, 25), new Batch(3, -5, 55), new Batch(4, 0, 0)),
                TIMING);

        // Told in slots: what expires 10 minutes after new units are ready counts as gone by then
        assertThat(ages.units()).containsExactly(1, 2, 0, 3);
        assertThat(ages.expiring()).isEqualTo(1);
        assertThat(ages.total()).isEqualTo(6);
    }

    @Test
    void partsOfUnitsAreRoundedTogether() {
        StockAges ages =
                StockAges.of(List.of(new Batch(.4, 0, 55), new Batch(.4, 0, 40), new Batch(.4, 0, 25)), TIMING);

        assertThat(ages.total()).isEqualTo(1);
        assertThat(ages.units()).containsExactly(0, 0, 1, 0);
    }
}
