package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

/** Days that are made anew though they have no new events of their own. */
class RedoneDaysTest {

    private static final String NOW = "2026-02-01 00:00:00";

    @Test
    void aBackfillMakesTheDaysOfItsRangeAnewAndNoOthers() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: three days whose totals somebody has spoilt.
            for (String day : List.of("05", "06", "07")) {
                sandbox.sale("012", "HOT_DOG", 2, "2026-01-" + day + " 18:00:00");
            }
            sandbox.layers(NOW);
            for (String table : List.of("INTERMEDIATE.ITEM_SLOTS", "MARTS.DAY_TOTALS", "MARTS.SERVICE_LEVEL")) {
                sandbox.sql("update " + table + " set sold = 99");
            }
            String sold = "select t.sold, s.sold from MARTS.DAY_TOTALS t join INTERMEDIATE.ITEM_SLOTS s"
                    + " using (sale_date) order by sale_date";

            // When
            sandbox.backfill(NOW, "2026-01-06", "2026-01-06");

            // Then
            assertThat(sandbox.rows(sold)).containsExactly("99|99", "2|2", "99|99");
            assertThat(sandbox.layers(NOW).models()).allMatch(model -> model.outcome() == ModelRun.Outcome.UNCHANGED);
        }
    }

    @Test
    void aBackfillReachesWhatIsMadeOfWholeDays() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: a day that counts twice, until somebody takes the second of its rows away.
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.sale("012", "HOT_DOG", 1, "2026-01-07 18:00:00");
            sandbox.layers(NOW);
            sandbox.sql("delete from RAW.SALES_EVENTS where seq = 2");

            // When
            assertThat(sandbox.backfill(NOW, "2026-01-05", "2026-01-05").failures())
                    .isEmpty();

            // Then
            for (String units : List.of(
                    "sum(sold) from MARTS.DAY_TOTALS",
                    "sum(units) from INTERMEDIATE.TIME_OF_DAY_PROFILE",
                    "sum(sold) from MARTS.MENU_ENGINEERING where scope = 'chain'")) {
                assertThat(sandbox.value("select " + units)).as(units).isEqualTo("3");
            }
        }
    }

    @Test
    void theEveningBeforeClosedDaysIsScoredWhenTheStoreIsHeardOfAgain() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: the last sale of Saturday is at 20:05, and there were forecasts to midnight.
            sandbox.sale("012", "BRAT", 1, "2026-01-11 02:05:00");
            sandbox.layers(NOW);
            sandbox.sql("insert into RAW.FORECASTS select '012', 'BRAT', date '2026-01-10', 5 * 96 + slot, 0.5, 'a',"
                    + " timestamp '2026-01-09', nextval('RAW.LOAD_SEQ') from range(96) slots(slot)");
            sandbox.layers(NOW);
            String slots = "select sum(slots) from INTERMEDIATE.FORECAST_HOURS";
            assertThat(sandbox.value(slots)).isEqualTo("80");

            // When: it opens again four days later
            sandbox.sale("012", "HOT_DOG", 1, "2026-01-14 18:00:00");
            sandbox.layers(NOW);

            // Then
            assertThat(sandbox.value(slots)).isEqualTo("96");
            sandbox.layers(NOW, true);
            assertThat(sandbox.value(slots)).isEqualTo("96");
        }
    }
}
