package kitchensync.predictor.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kitchensync.predictor.profile.LevelForecast.Week;
import org.junit.jupiter.api.Test;

class LevelForecastTest {

    private static final Week CLOSED = new Week(Double.NaN, 0);

    private static List<Week> weeks(int count, IntToDoubleFunction level) {
        return IntStream.range(0, count)
                .mapToObj(week -> new Week(level.applyAsDouble(week), 1))
                .toList();
    }

    @Test
    void whatAWeekMissesTheNextPaysBack() {
        // Given a level that stands still, and weeks that stray from it by a tenth
        Random random = new Random(1);
        double[] noisy =
                random.doubles(30 + 400, .83, 1.17).map(part -> 100 * part).toArray();
        double weekly = 0;
        double monthly = 0;

        // When
        for (int month = 0; month < 100; month++) {
            double sum = 0;
            for (int week = 30 + 4 * month; week < 34 + 4 * month; week++) {
                double error = LevelForecast.next(weeks(week, at -> noisy[at])) - noisy[week];
                weekly += error * error / 400;
                sum += error / 4;
            }
            monthly += sum * sum / 100;
        }

        // Then a month is off by much less than half of what a week is, as it would be by chance
        assertThat(Math.sqrt(weekly)).isLessThan(14.5);
        assertThat(Math.sqrt(monthly)).isLessThan(.36 * Math.sqrt(weekly));
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
    void anInstalledSystemReadsEnoughToRememberIt() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        int days = Integer.parseInt(defaults.getProperty("kitchensync.predictor.training.history-days"));
        IntToDoubleFunction year = week -> 100 + 80 * Math.exp(-.5 * Math.pow((week % 52 - 30) / 4.0, 2));
        int second = 52 + 31;

        double next = LevelForecast.next(weeks(days / 7, week -> year.applyAsDouble(second - days / 7 + week)));

        assertThat(next / year.applyAsDouble(second)).isEqualTo(1, within(.03));
    }

    @Test
    void closedWeeksKeepTheirPlaceInTheYear() {
        // Given the same two years, with five weeks closed between the two peaks
        IntToDoubleFunction year = week -> 100 + 80 * Math.exp(-.5 * Math.pow((week % 52 - 30) / 4.0, 2));
        List<Week> weeks = new ArrayList<>(weeks(85, year));
        weeks.subList(45, 50).replaceAll(week -> CLOSED);

        double next = LevelForecast.next(weeks);

        assertThat(next / year.applyAsDouble(85)).isEqualTo(1, within(.03));
    }

    @Test
    void anOddDayBeforeTheHolidayCountsAsOneDay() {
        List<Week> weeks = new ArrayList<>(weeks(20, week -> 100));
        weeks.add(new Week(160, 1 / 7.0));
        List<Week> whole = new ArrayList<>(weeks(20, week -> 100));
        whole.add(new Week(160, 1));

        assertThat(LevelForecast.next(weeks)).isBetween(100.0, 115.0);
        assertThat(LevelForecast.next(whole)).isGreaterThan(120);
    }

    @Test
    void littleIsKnownOfAYoungStore() {
        assertThat(LevelForecast.next(List.of())).isZero();
        assertThat(LevelForecast.next(List.of(new Week(3, 1), CLOSED, new Week(5, 1))))
                .isEqualTo(5);
        assertThat(LevelForecast.next(weeks(10, week -> 7))).isEqualTo(7, within(1e-9));
    }
}
