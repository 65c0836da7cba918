package kitchensync.predictor.dispersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DayLevelTest {

    private final DayLevel level = new DayLevel(.02, 1.7);

    @Test
    void aDayBeginsAsForecast() {
        assertThat(level.factor(0, 0)).isEqualTo(1);
    }

    @Test
    void salesAreBelievedTheMoreTheMoreThereAre() {
        // Given a third more than forecast, of few and of many
        assertThat(level.factor(12, 9)).isBetween(1.0, 1.1);
        assertThat(level.factor(4_000, 3_000)).isEqualTo(4 / 3.0, within(.01));
    }

    @Test
    void whereDaysAreAlikeNothingIsLearntFromTheMorning() {
        assertThat(new DayLevel(0, 1).factor(500, 100)).isEqualTo(1);
    }
}
