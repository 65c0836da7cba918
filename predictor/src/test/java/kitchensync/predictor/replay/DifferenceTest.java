package kitchensync.predictor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kitchensync.predictor.replay.ReplayReport.Difference;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void theIntervalComesFromThePairedDifferences() {
        // Mean -1, standard deviation 2, over four days: standard error 1
        Difference difference = Difference.of(
                "other", new double[] {-1 - Math.sqrt(3), -1 + Math.sqrt(3), -1 - Math.sqrt(3), -1 + Math.sqrt(3)});

        assertThat(difference.mean()).isEqualTo(-1, within(1e-12));
        assertThat(difference.low()).isEqualTo(-2.645, within(1e-9));
        assertThat(difference.high()).isEqualTo(.645, within(1e-9));
        assertThat(difference.isWorse()).isFalse();
        assertThat(Difference.of("other", new double[] {-1, -1.1, -.9, -1}).isWorse())
                .isTrue();
    }

    @Test
    void oneDayProvesNothing() {
        assertThat(Difference.of("other", new double[] {-1000}).isWorse()).isFalse();
    }
}
