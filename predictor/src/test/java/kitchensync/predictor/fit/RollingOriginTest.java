package kitchensync.predictor.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import org.junit.jupiter.api.Test;

class RollingOriginTest {

    private static final int ROWS = 8_000;

    /** Weeks of one store and item, whose demand is what the profile expects times {@code factor} of the first feature. */
    private static List<PastWeek> weeks(int count, DoubleUnaryOperator factor) {
        List<PastWeek> weeks = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            weeks.add(week(new SplittableRandom(week), factor));
        }
        return weeks;
    }

    private static PastWeek week(SplittableRandom random, DoubleUnaryOperator factor) {
        FeatureRows rows = new FeatureRows(
                ROWS,
                new int[ROWS],
                new byte[ROWS],
                new byte[ROWS],
                new float[ROWS],
                new float[ROWS],
                new float[ROWS * Features.COUNT]);
        for (int row = 0; row < ROWS; row++) {
            float feature = random.nextFloat() - .5f;
            rows.values()[row * Features.COUNT] = feature;
            for (int told = Features.index("temperature"); told <= Features.index("holiday"); told++) {
                rows.values()[row * Features.COUNT + told] = Float.NaN;
            }
            rows.base()[row] = .2f + 3 * random.nextFloat();
            double limit = Math.exp(-rows.base()[row] * factor.applyAsDouble(feature));
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                rows.demand()[row]++;
            }
        }
        return new PastWeek(7, null, rows, new double[] {1}, 1);
    }

    private static RollingOrigin.Kept find(List<PastWeek> weeks, int mostTrees) throws Exception {
        return RollingOrigin.find(new LightGbm(TestSettings.USUAL), mostTrees, weeks, 2);
    }

    @Test
    void treesGrowUntilMoreOfThemDoNotHelp() throws Exception {
        RollingOrigin.Kept kept = find(weeks(4, Math::exp), 1_000);

        assertThat(kept.trees()).isBetween(10, 200);
        assertThat(kept.strength()).isPositive();
    }

    @Test
    void treesThatHelpLittleEachGrowUntilItIsWorthIt() throws Exception {
        // Given trees of which twenty together are not worth keeping
        LightGbm slow = new LightGbm(new TestSettings(42, 1, 100, .00002));

        RollingOrigin.Kept kept = RollingOrigin.find(slow, 100, weeks(4, Math::exp), 2);

        assertThat(kept.trees()).isEqualTo(100);
        assertThat(RollingOrigin.find(slow, 20, weeks(4, Math::exp), 2).isNothing())
                .isTrue();
    }

    @Test
    void whereThereIsNothingToLearnNoneAreKept() throws Exception {
        RollingOrigin.Kept kept = find(weeks(4, feature -> 1), 80);

        assertThat(kept.isNothing()).isTrue();
        assertThat(kept.trees()).isZero();
        assertThat(kept.factors())
                .hasSize(2)
                .allSatisfy(week -> assertThat(week).hasSize(ROWS).containsOnly(1));
    }

    @Test
    void noWeekIsForecastByWhatCameAfterIt() throws Exception {
        // Given the same weeks, of which the last has another rule
        List<PastWeek> weeks = weeks(4, Math::exp);
        List<PastWeek> others = new ArrayList<>(weeks);
        others.set(3, week(new SplittableRandom(9), feature -> Math.exp(2 * feature)));

        // When so few trees grow that all of them are kept
        RollingOrigin.Kept one = find(weeks, 5);
        RollingOrigin.Kept other = find(others, 5);

        // Then
        assertThat(one.trees()).isEqualTo(5);
        assertThat(other.trees()).isEqualTo(5);
        assertThat(other.strength()).isEqualTo(one.strength());
        assertThat(other.factors().get(0)).isEqualTo(one.factors().get(0));
        assertThat(other.factors().get(1)).isNotEqualTo(one.factors().get(1));
    }
}
