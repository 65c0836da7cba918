package kitchensync.predictor.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TestSettings;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.score.Score;
import org.junit.jupiter.api.Test;

/** Sales of made-up shops, as they would come out of a file. */
class BacktestTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 1, 5, 0, 0);

    /** A bakery: {@code items} items of falling popularity, more on Saturdays, closed on Wednesdays, growing. */
    private static SalesTable bakery(int days, int items, double customers, double growth) {
        return bakery(days, items, customers, growth, new SalesTable());
    }

    private static SalesTable bakery(int days, int items, double customers, double growth, SalesTable sales) {
        SplittableRandom random = new SplittableRandom(7);
        for (int day = 0; day < days; day++) {
            if (day % 7 == 2) {
                continue;
            }
            double today = customers * Math.exp(growth * day) * (day % 7 == 5 ? 1.6 : 1);
            for (int hour = 8; hour < 18; hour++) {
                double rate = today * (hour == 9 || hour == 12 ? .2 : .075);
                for (double at = next(random, rate); at < 1; at += next(random, rate)) {
                    int item = (int) (items * Math.pow(random.nextDouble(), 2.5));
                    sales.add(
                            "shop",
                            "item" + item,
                            "bread",
                            MONDAY.plusDays(day).plusMinutes((long) (60 * (hour + at))),
                            random.nextInt(5) == 0 ? 2 : 1);
                }
            }
        }
        return sales;
    }

    private static double next(SplittableRandom random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    private static List<Score> scores(SalesTable sales, int cellMinutes) {
        DemandHistory history = sales.history(cellMinutes);
        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN);
        ModelFit fit = backtest.fit(TestSettings.USUAL);
        Comparison comparison = new Comparison("model", history, backtest.firstTestDay());
        backtest.forecast(fit.model(), comparison);
        return comparison.scores();
    }

    private static void beatsTheScaledProfile(List<Score> scores) {
        Score model = scores.getFirst();
        Score scaled = scores.getLast();
        assertThat(scaled.forecaster()).isEqualTo("scaled_profile");
        assertThat(model.poissonDeviance()).isLessThan(scaled.poissonDeviance() * .97);
        assertThat(model.pinball80()).isLessThan(scaled.pinball80());
        assertThat(model.pinball90()).isLessThan(scaled.pinball90());
        assertThat(model.bias()).isBetween(-.05, .05);
        assertThat(model.coverage80()).isBetween(.78, .82);
    }

    @Test
    void sparseSalesOfFiveMonthsAreForecastBetterThanByTheScaledProfile() {
        beatsTheScaledProfile(scores(bakery(150, 60, 60, 0), 15));
    }

    @Test
    void soAreGrowingOnesByTheHour() {
        beatsTheScaledProfile(scores(bakery(150, 20, 60, .004), 60));
    }

    @Test
    void aWeekOfSalesIsEnoughToForecastTheNext() {
        SalesTable sales = bakery(35, 5, 40, 0);

        List<Score> scores = scores(sales, 60);

        assertThat(scores.getFirst().bias()).isBetween(-.2, .2);
    }

    @Test
    void everySaleOfTheTestDaysIsMetOnceAndClosedDaysHaveNoRows() {
        SalesTable sales = bakery(60, 10, 30, 0);
        sales.add("shop", "item1", "bread", MONDAY.plusDays(50).plusHours(2), 3); // outside opening hours
        sales.add("shop", "brand new", "bread", MONDAY.plusDays(52).plusHours(10), 5);
        DemandHistory history = sales.history(15);
        double[] sums = new double[2];

        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN);
        backtest.forecast(backtest.fit(TestSettings.USUAL).model(), (kitchen, day, cell, forecast, demand) -> {
            assertThat(history.dow(day)).isNotEqualTo(2);
            sums[0] += demand;
        });
        for (int kitchen = 0; kitchen < history.assortment().kitchens(); kitchen++) {
            for (int day = 32; day < 60; day++) {
                sums[1] += history.units(kitchen, day);
            }
        }

        assertThat(sums[0]).isEqualTo(sums[1]).isGreaterThan(500);
    }

    @Test
    void whatComesAfterTheFilesEndIsNotForecast() {
        // Given a file that was written on its last day at noon
        SalesTable whole = bakery(61, 10, 60, 0);
        SalesTable sales = new SalesTable();
        bakery(60, 10, 60, 0, sales);
        sales.add("shop", "item0", "bread", MONDAY.plusDays(60).plusHours(11).plusMinutes(50), 1);

        // When
        DemandHistory history = sales.history(15);
        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN, sales.lastDayCells(15));
        int[] last = new int[1];
        backtest.forecast(backtest.fit(TestSettings.USUAL).model(), (kitchen, day, cell, forecast, demand) -> {
            if (day == 60) {
                last[0] = Math.max(last[0], cell);
            }
        });

        // Then
        assertThat(whole.lastDayCells(15)).isEqualTo(96);
        assertThat(sales.lastDayCells(15)).isEqualTo(48);
        assertThat(last[0]).isEqualTo(47);
    }

    @Test
    void newItemsAndNewStoresAreScoredApart() {
        // Given
        SalesTable sales = bakery(90, 10, 40, 0);
        for (int day = 70; day < 90; day++) {
            for (int hour = 9; hour < 12; hour++) {
                sales.add("shop", "brand new", "bread", MONDAY.plusDays(day).plusHours(hour), 1);
                sales.add("branch", "item1", "bread", MONDAY.plusDays(day).plusHours(hour), 1);
            }
        }
        DemandHistory history = sales.history(60);
        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN);
        Comparison comparison = new Comparison("model", history, backtest.firstTestDay());

        // When
        backtest.forecast(backtest.fit(TestSettings.USUAL).model(), comparison);

        // Then each table has its own rows: units an hour, as "nothing" misses them, tell them apart
        assertThat(unitsAnHour(comparison.newItems())).isEqualTo(.3, within(.05));
        assertThat(unitsAnHour(comparison.newStores())).isEqualTo(1, within(1e-6));
        assertThat(unitsAnHour(comparison.known()))
                .isNotEqualTo(unitsAnHour(comparison.scores()))
                .isEqualTo(.5, within(.2));
    }

    @Test
    void whatAShortHistoryBeginsWithIsNotNew() {
        // Given a history that begins less than 28 days before the first forecast
        DemandHistory history = bakery(42, 5, 60, 0).history(60);
        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN);
        Comparison comparison = new Comparison("model", history, backtest.firstTestDay());

        // When
        backtest.forecast(backtest.fit(TestSettings.USUAL).model(), comparison);

        // Then
        assertThat(comparison.newStores()).isEmpty();
        assertThat(comparison.newItems()).isEmpty();
        assertThat(comparison.known()).isEqualTo(comparison.scores());
    }

    private static double unitsAnHour(List<Score> scores) {
        assertThat(scores.get(1).forecaster()).isEqualTo("zero");
        return scores.get(1).mae();
    }

    @Test
    void whereNoTreesCanBeHadTheProfileForecastsAlone() {
        // Given
        DemandHistory history = bakery(90, 10, 40, 0).history(60);
        Backtest backtest = new Backtest(history, 28, Conditions.UNKNOWN);
        List<String> words = new ArrayList<>();

        // When LightGBM refuses its parameters
        ModelFit fit = backtest.fitIfPossible(new TestSettings(42, 1, 80, -1), words::add);

        // Then
        assertThat(words).singleElement().asString().contains("learning_rate");
        assertThat(fit.trees()).isZero();
        assertThat(fit.model().dispersion().byItem()).hasSize(10);
    }

    @Test
    void moreTestDaysThanThereAreAreRefused() {
        DemandHistory history = bakery(30, 5, 30, 0).history(60);

        assertThatThrownBy(() -> new Backtest(history, 30, Conditions.UNKNOWN))
                .hasMessage("of a history of 30 days 1 to 29 can be forecast, not 30");
    }
}
