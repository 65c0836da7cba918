package kitchensync.predictor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import org.junit.jupiter.api.Test;

class WeekForecastTest {

    /** One row an item, all in slot 7 of the only store. */
    private static FeatureRows rows(int[] samples, float[] menuShare, float[] categoryEstimate) {
        int size = samples.length;
        FeatureRows rows = new FeatureRows(
                size,
                new short[size],
                new short[size],
                new short[size],
                new short[size],
                menuShare,
                new float[size],
                new float[size * Features.COUNT]);
        for (int row = 0; row < size; row++) {
            rows.item()[row] = (short) row;
            rows.slot()[row] = 7;
            rows.sampleSize()[row] = (short) samples[row];
            rows.values()[row * Features.COUNT + Features.index("category_estimate")] = categoryEstimate[row];
        }
        return rows;
    }

    @Test
    void newItemTakesItsShareFromTheOthers() {
        // Given two established items of weight 3 with 6 units each, and a new one like them
        FeatureRows rows = rows(new int[] {6, 6, 0}, new float[] {1, 1, 0}, new float[] {6, 6, 6});

        // When
        WeekForecast week = WeekForecast.of(1, 3, rows, new float[] {6, 6, 99}, Source.MODEL);

        // Then the twelve units are shared by three
        assertThat(week.units(0, 0, 7)).isEqualTo(4, within(1e-9));
        assertThat(week.units(0, 2, 7)).isEqualTo(4, within(1e-9));
        assertThat(week.source(0, 0, 7)).isEqualTo(Source.MODEL);
        assertThat(week.source(0, 2, 7)).isEqualTo(Source.CATEGORY_PROFILE);
    }

    @Test
    void youngChainKeepsItsProfilesAsTheyAre() {
        // Given three samples each, all days of the store
        FeatureRows rows = rows(new int[] {3, 3}, new float[] {1, 1}, new float[] {5, 2});

        WeekForecast week = WeekForecast.of(1, 2, rows, new float[] {50, 50}, Source.MODEL);

        assertThat(week.units(0, 0, 7)).isEqualTo(5, within(1e-9));
        assertThat(week.units(0, 1, 7)).isEqualTo(2, within(1e-9));
    }

    @Test
    void anEstablishedItemTakesItsScoreAndSaysWhereThatIsFrom() {
        FeatureRows rows = rows(new int[] {6}, new float[] {1}, new float[] {5});

        WeekForecast week = WeekForecast.of(1, 1, rows, new float[] {7}, Source.SCALED_PROFILE);

        assertThat(week.source(0, 0, 7)).isEqualTo(Source.SCALED_PROFILE);
        assertThat(week.units(0, 0, 7)).isEqualTo(7, within(1e-9));
    }

    @Test
    void whereNothingIsSoldThereIsNothingToPredict() {
        WeekForecast week = WeekForecast.of(
                1, 1, rows(new int[] {6}, new float[] {1}, new float[] {5}), new float[] {3}, Source.MODEL);

        assertThat(week.source(0, 0, 8)).isEqualTo(Source.CLOSED);
        assertThat(week.units(0, 0, 8)).isZero();
    }
}
