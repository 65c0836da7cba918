package kitchensync.predictor.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import kitchensync.predictor.backtest.SalesTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.FeatureBuilder;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.profile.ProfileLearner;
import org.junit.jupiter.api.Test;

class PastWeekTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 1, 5, 0, 0);

    @Test
    void theNewestWeeksHaveTheirProfileHoweverFewDaysTheSampleLeaves() {
        // Given a store whose rows are so many, were there that many weeks, that most weeks have no day in the sample
        SalesTable sales = new SalesTable();
        for (int day = 0; day < 210; day++) {
            for (int hour = 8; hour < 18; hour++) {
                sales.add(
                        "shop",
                        "item" + (day + hour) % 20,
                        "bread",
                        MONDAY.plusDays(day).plusHours(hour),
                        1);
            }
        }
        DemandHistory history = sales.history(60);
        Codes codes =
                Codes.of(history.assortment(), ProfileLearner.upTo(history, 210).profile());

        // When
        List<PastWeek> weeks = PastWeek.of(history, 210, 10_000, Conditions.UNKNOWN, codes);

        // Then
        assertThat(weeks).hasSizeBetween(PastWeek.WITH_PROFILE + 1, 25);
        List<PastWeek> newest = weeks.subList(weeks.size() - PastWeek.WITH_PROFILE, weeks.size());
        assertThat(newest).allSatisfy(week -> assertThat(week.profile()).isNotNull());
        assertThat(weeks.subList(0, weeks.size() - PastWeek.WITH_PROFILE))
                .allSatisfy(week -> assertThat(week.profile()).isNull());
    }

    /** Open six days a week; {@code days} have come. */
    private static DemandHistory shop(int days) {
        SplittableRandom random = new SplittableRandom(5);
        SalesTable sales = new SalesTable();
        for (int day = 0; day < days; day++) {
            for (int hour = 8; hour < 18 && day % 7 != 2; hour++) {
                for (int item = 0; item < 6; item++) {
                    int units = random.nextInt(3) + (item == day / 20 ? 2 : 0);
                    if (units > 0) {
                        sales.add(
                                "shop",
                                "item" + item,
                                "bread",
                                MONDAY.plusDays(day).plusHours(hour),
                                units);
                    }
                }
            }
        }
        return sales.history(60);
    }

    @Test
    void aPastWeekIsLearntFromWithTheFeaturesThatItWasForecastFromAndNothingOfWhatCameLater() {
        // Given
        DemandHistory whole = shop(70);
        Codes codes =
                Codes.of(whole.assortment(), ProfileLearner.upTo(whole, 70).profile());

        // When
        List<PastWeek> weeks = PastWeek.of(whole, 70, 13, WEATHER, codes);

        // Then each is what a history that ends before it would have given
        assertThat(weeks).hasSize(9);
        for (PastWeek week : weeks) {
            DemandHistory then = shop(week.origin());
            FeatureRows next = new FeatureBuilder(then.assortment(), WEATHER, codes)
                    .next(ProfileLearner.upTo(then, week.origin()).profile(), whole.date(week.origin()));
            Map<List<Integer>, List<Float>> forecast = rows(next);
            Map<List<Integer>, List<Float>> learnt = rows(week.rows());
            assertThat(learnt).as("week from day " + week.origin()).hasSize(6 * 6 * 10);
            assertThat(forecast).containsAllEntriesOf(learnt);
        }
    }

    /** What is expected and known of each item, day and hour. */
    private static Map<List<Integer>, List<Float>> rows(FeatureRows rows) {
        Map<List<Integer>, List<Float>> byCell = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Float> values = new ArrayList<>(List.of(rows.base()[row]));
            for (int feature = 0; feature < Features.COUNT; feature++) {
                values.add(rows.values()[row * Features.COUNT + feature]);
            }
            byCell.put(List.of(rows.kitchen()[row], (int) rows.day()[row], (int) rows.hour()[row]), values);
        }
        return byCell;
    }

    /** Another temperature every day. */
    private static final Conditions WEATHER = new Conditions() {
        @Override
        public boolean isKnown() {
            return true;
        }

        @Override
        public float temperature(int store, LocalDate day) {
            return day.getDayOfYear();
        }
    };
}
