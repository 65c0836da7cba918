package kitchensync.predictor.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import kitchensync.predictor.backtest.SalesTable;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
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
}
