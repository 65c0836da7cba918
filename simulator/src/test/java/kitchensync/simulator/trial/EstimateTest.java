package kitchensync.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void sameBelowEveryDayIsTheIntervalOfAMean() {
        // When
        Estimate estimate = Estimate.ratio(new double[] {1, 2, 3}, new double[] {10, 10, 10});
        // Then: a standard deviation of .1 over the root of 3, times t = 4.302653 at 2 degrees of freedom
        assertThat(estimate.value()).isCloseTo(.2, within(1e-12));
        assertThat(estimate.margin()).isCloseTo(4.302653 * .1 / Math.sqrt(3), within(1e-6));
        assertThat(estimate.isSure()).isFalse();
    }

    @Test
    void intervalHoldsTheTruthNineteenTimesInTwenty() {
        // Given days of unlike size whose ratio is .3
        SplittableRandom random = new SplittableRandom(42);
        int held = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double[] below = random.doubles(28, 50, 150).toArray();
            double[] above = Arrays.stream(below)
                    .map(size -> size * (.3 + random.nextGaussian() * .1))
                    .toArray();
            // When
            Estimate estimate = Estimate.ratio(above, below);
            // Then
            held += estimate.low() <= .3 && .3 <= estimate.high() ? 1 : 0;
        }
        assertThat((double) held / trials).isCloseTo(.95, within(.012));
    }

    @Test
    void whatTwoHaveInCommonCancelsOutOfTheirDifference() {
        // Given two that differ by 1 to 1.2 on days that differ by far more
        double[] days = {100, 40, 75, 180, 20, 90};
        double[] below = {1, 1, 1, 1, 1, 1};
        double[] better = {101, 41.2, 76.1, 181, 21.2, 91.1};
        // When
        Estimate difference = Estimate.difference(better, below, days, below);
        // Then
        assertThat(difference.value()).isCloseTo(1.1, within(1e-9));
        assertThat(difference.isSure()).isTrue();
        assertThat(difference.margin()).isLessThan(.15);
        assertThat(Estimate.ratio(better, below).margin()).isGreaterThan(40);
    }

    @Test
    void oneDayHasNoInterval() {
        Estimate estimate = Estimate.ratio(new double[] {1}, new double[] {4});
        assertThat(estimate.value()).isEqualTo(.25);
        assertThat(estimate.low()).isNaN();
        assertThat(estimate.isSure()).isFalse();
    }

    @Test
    void aSingleDayThatCountsHasNoInterval() {
        Estimate cold = Estimate.ratio(new double[] {0, 3, 0}, new double[] {0, 10, 0});
        Estimate difference = Estimate.difference(
                new double[] {0, 3, 0}, new double[] {0, 10, 0}, new double[] {0, 2, 0}, new double[] {0, 9, 0});

        assertThat(cold.value()).isEqualTo(.3);
        assertThat(cold.low()).isNaN();
        assertThat(cold.high()).isNaN();
        assertThat(difference.margin()).isNaN();
    }
}
