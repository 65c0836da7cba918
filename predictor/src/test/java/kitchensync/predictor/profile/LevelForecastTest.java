package kitchensync.predictor.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelForecastTest {

    private static List<Double> weeks(int count, IntToDoubleFunction level) {
        return IntStream.range(0, count).mapToObj(level::applyAsDouble).toList();
    }

    @Test
    void noiseRoundALevelIsAveraged() {
        Random random = new Random(1);

        double next = LevelForecast.next(weeks(30, week -> 100 * Math.exp(.1 * random.nextGaussian())));

        assertThat(next).isEqualTo(100, within(8.0));
    }

    @Test
    void aStepIsFollowed() {
        double next = LevelForecast.next(weeks(30, week -> week < 25 ? 100 : 150));

        assertThat(next).isEqualTo(150, within(4.0));
    }

    @Test
    void growthGoesOn() {
        Random random = new Random(2);

        double next = LevelForecast.next(weeks(26, week -> 100 * Math.exp(.04 * week + .01 * random.nextGaussian())));

        assertThat(next / (100 * Math.exp(.04 * 26))).isEqualTo(1, within(.02));
    }

    @Test
    void lastSummerIsRemembered() {
        // Given two years with a peak round week 30, and now week 84, two weeks after the second peak
        IntToDoubleFunction year = week -> 100 + 80 * Math.exp(-.5 * Math.pow((week % 52 - 30) / 4.0, 2));

        double next = LevelForecast.next(weeks(85, year));

        assertThat(next / year.applyAsDouble(85)).isEqualTo(1, within(.03));
        assertThat(year.applyAsDouble(84) / year.applyAsDouble(85)).isGreaterThan(1.05);
    }

    @Test
    void littleIsKnownOfAYoungStore() {
        assertThat(LevelForecast.next(List.of())).isZero();
        assertThat(LevelForecast.next(List.of(3.0, 5.0))).isEqualTo(5);
        assertThat(LevelForecast.next(weeks(10, week -> 7))).isEqualTo(7, within(1e-9));
    }
}
