package kitchensync.predictor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void scoresAreWhatTheirFormulasSay() {
        Score score = Score.of("hand", new float[] {0, 2, 4}, new float[] {1, 2, 2});

        assertThat(score.poissonDeviance()).isEqualTo((2 * 1 + 0 + 2 * (4 * Math.log(2) - 2)) / 3, within(1e-6));
        assertThat(score.rmse()).isEqualTo(Math.sqrt(5 / 3.0), within(1e-9));
        assertThat(score.mae()).isEqualTo(1, within(1e-9));
        assertThat(score.wape()).isEqualTo(0.5, within(1e-9));
        assertThat(score.bias()).isEqualTo(-1 / 6.0, within(1e-9));
    }

    @Test
    void forecastOfNothingHasAFiniteDeviance() {
        Score score = Score.of("zero", new float[] {1}, new float[] {0});

        assertThat(score.poissonDeviance()).isEqualTo(2 * (Math.log(100) - 1 + 0.01), within(1e-6));
        assertThat(score.bias()).isEqualTo(-1);
    }

    @Test
    void everyRowNeedsAForecast() {
        assertThatThrownBy(() -> Score.of("short", new float[2], new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
