package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several loads in a row, held against the tables that are made from nothing. */
class IncrementTest {

    private static final String NOW = "2026-02-01 00:00:00";
    private static final List<String> STORES = List.of("012", "061", "147");
    private static final List<String> ITEMS = List.of("HOT_DOG", "BRAT", "CHEESEBURGER");
    private static final List<String> TABLES = List.of(
            "INTERMEDIATE.EVENT_DAYS",
            "INTERMEDIATE.FORECAST_HOURS",
            "INTERMEDIATE.ITEM_SLOTS",
            "INTERMEDIATE.RECENT_ITEM_SALES",
            "INTERMEDIATE.STORE_DAYS",
            "INTERMEDIATE.STORE_VERSIONS",
            "INTERMEDIATE.TIME_OF_DAY_PROFILE",
            "MARTS.BATCH_SELL_THROUGH",
            "MARTS.COLD_START_PROFILE",
            "MARTS.DAY_TOTALS",
            "MARTS.MENU_ENGINEERING",
            "MARTS.PROMOTION_LIFT",
            "MARTS.SERVICE_LEVEL",
            "MARTS.STOCKOUT_SUMMARY",
            "MARTS.STOCK_ON_HAND",
            "MARTS.STORE_SALES_15MIN",
            "MARTS.WASTE_BY_REASON",
            "MARTS.WASTE_PERCENTAGE");

    /** Rows for RAW without a load_seq, and the table each of them is for; corrections may stand before their sale. */
    private static List<String> events(Random random) {
        List<String> events = new ArrayList<>();
        for (int seq = 1; seq <= 120; seq++) {
            String store = STORES.get(random.nextInt(STORES.size()));
            String item = ITEMS.get(random.nextInt(ITEMS.size()));
            LocalDateTime at = LocalDateTime.parse("2026-01-05T00:00").plusSeconds(random.nextInt(9 * 86_400));
            String id = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            int quantity = 1 + random.nextInt(3);
            switch (random.nextInt(6)) {
                case 0 -> {
                    String reason = random.nextBoolean() ? "null" : "'expired'";
                    events.add(row("WASTE_LOG", store, seq, id, item, quantity + ", " + reason, at));
                }
                case 1 -> events.add(row("STOCKOUT_EVENTS", store, seq, id, item, "" + quantity, at));
                case 2 -> events.add(row("COOKED_EVENTS", store, seq, id, item, "" + quantity, at));
                default -> {
                    events.add(row("SALES_EVENTS", store, seq, id, item, quantity + ", 2.00", at));
                    if (random.nextInt(3) == 0) {
                        String other = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
                        events.add("SALE_CORRECTIONS values ('%s', %d, '%s', '%s', '%s', %d, 1.50, '%s'"
                                .formatted(store, seq + 1_000, other, id, item, random.nextInt(2) * 5, at.plusDays(1)));
                    }
                }
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    private static String row(
            String table, String store, int seq, String id, String item, String rest, LocalDateTime at) {
        return "%s values ('%s', %d, '%s', '%s', %s, '%s'".formatted(table, store, seq, id, item, rest, at);
    }

    private static void load(Sandbox sandbox, List<String> events) throws SQLException {
        for (String event : events) {
            sandbox.sql("insert into RAW." + event + ", nextval('RAW.LOAD_SEQ'))");
        }
    }

    /** Of every hour of two stores, at different times by different models. */
    private static void forecasts(Sandbox sandbox) throws SQLException {
        sandbox.sql(
                "insert into RAW.FORECASTS select store_id, 'BRAT', date '2026-01-04' + cast(day as integer),"
                        + " (6 + day) % 7 * 96 + slot, 0.3, 'v' || day // 4, timestamp '2026-01-03', nextval('RAW.LOAD_SEQ')"
                        + " from RAW.STORES, range(12) days(day), range(0, 96, 3) slots(slot) where store_id in ('012', '061')");
    }

    private static TreeMap<String, List<String>> tables(Sandbox sandbox) throws SQLException {
        TreeMap<String, List<String>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(table, sandbox.rows("from " + table + " order by all"));
        }
        return tables;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void loadsInAnyOrderEndInTheTablesThatAreMadeFromNothing(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        List<String> events = events(random);
        try (Sandbox sandbox = new Sandbox()) {
            sandbox.layers(NOW);
            forecasts(sandbox);
            int from = 0;
            while (from < events.size()) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(60));
                load(sandbox, events.subList(from, to));
                from = to;

                // When
                LayerReport report = sandbox.layers(NOW);

                assertThat(report.failures()).isEmpty();
            }
            TreeMap<String, List<String>> grown = tables(sandbox);
            List<String> states = sandbox.rows(
                    "select name from PIPELINE.MODEL_STATES where version like '%#%' and version not like '%#0'");
            sandbox.layers(NOW, true);

            // Then
            assertThat(grown).isEqualTo(tables(sandbox));
            assertThat(states).contains("event_days", "item_slots", "day_totals", "waste_percentage");
        }
    }

    @Test
    void aDayOfWhichEverythingIsVoidedLeavesNothingBehind() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.sale("012", "HOT_DOG", 1, "2026-01-07 18:00:00");
            sandbox.layers(NOW);

            // When
            sandbox.sql("insert into RAW.SALE_CORRECTIONS select store_id, 9, uuid(), event_id, item_id, 0, null,"
                    + " created_at, nextval('RAW.LOAD_SEQ') from RAW.SALES_EVENTS where quantity = 2");
            sandbox.layers(NOW);

            // Then
            assertThat(sandbox.rows("select sale_date, sold from MARTS.DAY_TOTALS"))
                    .containsExactly("2026-01-07|1");
            assertThat(sandbox.rows("select sale_date, quantity from INTERMEDIATE.ROLLING_FEATURES_15MIN"))
                    .containsExactly("2026-01-07|1");
            assertThat(sandbox.rows("select sale_date from MARTS.WASTE_PERCENTAGE"))
                    .containsExactly("2026-01-07");
        }
    }

    @Test
    void aRunWithoutNewsLeavesEveryModelAsItIs() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.layers(NOW);

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.models()).allMatch(model -> model.outcome() == ModelRun.Outcome.UNCHANGED);
            assertThat(report.testsPassed()).isZero();
        }
    }

    @Test
    void salesOfADayThatIsNotWholeLeaveTheProfilesAsTheyAre() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-06 18:00:00");
            sandbox.layers("2026-01-06 19:00:00");

            // When
            sandbox.sale("012", "HOT_DOG", 3, "2026-01-06 18:30:00");
            LayerReport today = sandbox.layers("2026-01-06 19:00:00");
            sandbox.sale("012", "HOT_DOG", 3, "2026-01-05 18:30:00");
            LayerReport late = sandbox.layers("2026-01-06 19:00:00");

            // Then
            List<String> profiles = List.of(
                    "INTERMEDIATE.TIME_OF_DAY_PROFILE", "INTERMEDIATE.RECENT_ITEM_SALES", "MARTS.PROMOTION_LIFT");
            assertThat(today.models())
                    .filteredOn(model -> profiles.contains(model.name()))
                    .allMatch(model -> model.outcome() == ModelRun.Outcome.UNCHANGED);
            assertThat(today.models())
                    .noneMatch(model -> model.name().equals("MARTS.FORECAST_ACCURACY")
                            && model.outcome() == ModelRun.Outcome.BUILT);
            assertThat(late.models())
                    .filteredOn(model -> profiles.contains(model.name()))
                    .allMatch(model -> model.outcome() == ModelRun.Outcome.BUILT);
            assertThat(sandbox.value("select sum(units) from INTERMEDIATE.TIME_OF_DAY_PROFILE"))
                    .isEqualTo("5");
        }
    }

    @Test
    void aNewDayOnTheClockMakesTheProfilesAnewAndNothingElse() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
            sandbox.layers("2026-01-05 19:00:00");

            // When
            LayerReport report = sandbox.layers("2026-01-06 07:00:00");

            // Then
            assertThat(report.models())
                    .filteredOn(model -> model.outcome() != ModelRun.Outcome.UNCHANGED)
                    .extracting(ModelRun::name)
                    .containsExactly(
                            "INTERMEDIATE.STORE_DAYS",
                            "INTERMEDIATE.STORE_VERSIONS",
                            "INTERMEDIATE.TIME_OF_DAY_PROFILE",
                            "MARTS.COLD_START_PROFILE",
                            "INTERMEDIATE.RECENT_ITEM_SALES",
                            "MARTS.MENU_ENGINEERING",
                            "MARTS.PROMOTION_LIFT");
            assertThat(sandbox.value("select sum(units) from INTERMEDIATE.TIME_OF_DAY_PROFILE"))
                    .isEqualTo("2");
        }
    }
}
