package kitchensync.predictor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

    @ParameterizedTest
    @CsvSource({"42, 7, 5", "21, 7, 2", "7, 2, 3", "3, 1, 2", "1, 1, 0"})
    void historyIsCutIntoWeeksOrThirds(int days, int blockDays, int trainingBlocks) {
        assertThat(new History(days).blockDays()).isEqualTo(blockDays);
        assertThat(new History(days).trainingBlocks()).isEqualTo(trainingBlocks);
    }

    @Test
    void nothingCanBeLearntFromNothing() {
        assertThat(new History(0).trainingBlocks()).isZero();
    }
}
