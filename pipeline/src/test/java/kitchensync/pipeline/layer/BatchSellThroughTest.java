package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Store 012 is six hours behind UTC. Cheeseburgers cook 10 minutes and hold 120, so they expire after 130 and sell until
 * the quarter hour is over.
 */
class BatchSellThroughTest {

    private static final String NOW = "2026-02-01 00:00:00";
    private static final String ROWS =
            "select cooked_at, cooked, sold, wasted from MARTS.BATCH_SELL_THROUGH order by cooked_at";
    private static final int DAYS = 5;
    private static final int SLOTS = DAYS * 96;

    private static LayerReport layers(Sandbox sandbox, boolean fullRefresh) throws SQLException {
        LayerReport report = sandbox.layers(NOW, fullRefresh);
        assertThat(report.failures()).isEmpty();
        return report;
    }

    @Test
    void aSaleIsFromTheOldestBatchThatIsStillGood() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: batches that may be sold from 12:00 to 14:15 and from 13:30 to 15:45, and one the day after
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "4", "2026-01-05 18:00:00");
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "5", "2026-01-05 19:30:00");
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "2", "2026-01-06 18:00:00");
            sandbox.sale("012", "CHEESEBURGER", 2, "2026-01-05 18:20:00");
            sandbox.sale("012", "CHEESEBURGER", 1, "2026-01-05 19:50:00");
            sandbox.sale("012", "CHEESEBURGER", 2, "2026-01-05 19:59:00");
            sandbox.sale("012", "CHEESEBURGER", 1, "2026-01-05 20:30:00");
            // Nothing is left to sell here: from no batch.
            sandbox.sale("012", "CHEESEBURGER", 9, "2026-01-05 23:00:00");
            sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "2, 'expired'", "2026-01-05 22:00:00");

            // When
            layers(sandbox, false);

            // Then: the first four sales are from the first batch, the others from the second, of which two were thrown
            // away
            assertThat(sandbox.rows(ROWS))
                    .containsExactly(
                            "2026-01-05 18:00:00.0|4|4|0",
                            "2026-01-05 19:30:00.0|5|2|2",
                            "2026-01-06 18:00:00.0|2|0|0");
        }
    }

    @Test
    void aBatchSellsAcrossMidnightAndIsThrownAwayOnTheDayItExpires() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: cooked at 23:30, sold until 01:45
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "6", "2026-01-06 05:30:00");
            sandbox.sale("012", "CHEESEBURGER", 1, "2026-01-06 05:50:00");
            layers(sandbox, false);
            assertThat(sandbox.rows(ROWS)).containsExactly("2026-01-06 05:30:00.0|6|1|0");

            // When: the next day begins
            sandbox.sale("012", "CHEESEBURGER", 2, "2026-01-06 06:20:00");
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "6", "2026-01-06 06:15:00");
            sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "3, 'expired'", "2026-01-06 07:45:00");
            layers(sandbox, false);

            // Then
            assertThat(sandbox.rows("select sale_date, cooked, sold, wasted, sell_through, batch_of_day"
                            + " from MARTS.BATCH_SELL_THROUGH order by cooked_at"))
                    .containsExactly("2026-01-05|6|3|3|0.5|1", "2026-01-06|6|0|0|0.0|1");
        }
    }

    /** What happened in the slots of some days: units cooked (ready in the same slot), sold and thrown away. */
    private record Week(int[] cooked, int[] sold, int[] wasted) {

        static Week random(Random random) {
            Week week = new Week(new int[SLOTS], new int[SLOTS], new int[SLOTS]);
            for (int slot = 0; slot < SLOTS; slot++) {
                week.cooked[slot] = random.nextInt(4) == 0 ? 1 + random.nextInt(8) : 0;
                week.sold[slot] = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
                week.wasted[slot] = random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 0;
            }
            return week;
        }

        /** Two units are ahead of every batch for so many slots, but in the afternoon, when what is there expires. */
        static Week steady(int slots) {
            Week week = new Week(new int[SLOTS], new int[SLOTS], new int[SLOTS]);
            for (int slot = 0; slot < slots; slot += 2) {
                if (slot % 96 <= 40 || slot % 96 >= 62) {
                    week.cooked[slot] = slot == 0 || slot % 96 == 62 ? 3 : 1;
                    week.sold[slot + 1] = 1;
                }
            }
            return week;
        }

        /** One statement an event, in any order. */
        List<String> statements(Random random) {
            List<String> all = new ArrayList<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                LocalDateTime at = LocalDateTime.parse("2026-01-05T06:00").plusMinutes(15L * slot);
                add(all, "COOKED_EVENTS", cooked[slot], "", at);
                add(all, "SALES_EVENTS", sold[slot], ", 2.99", at.plusMinutes(3));
                add(all, "WASTE_LOG", wasted[slot], ", 'expired'", at.plusMinutes(7));
            }
            Collections.shuffle(all, random);
            return all;
        }

        private static void add(List<String> all, String table, int units, String rest, LocalDateTime at) {
            if (units > 0) {
                all.add(
                        "insert into RAW.%s values ('012', %d, uuid(), 'CHEESEBURGER', %d%s, '%s', nextval('RAW.LOAD_SEQ'))"
                                .formatted(table, all.size(), units, rest, at));
            }
        }

        /** Unit by unit: what every batch sold and what of it was thrown away, as {@code ROWS} has it. */
        List<String> played() {
            int[] sales = new int[SLOTS];
            for (int day = 0; day < DAYS; day++) {
                play(day, sales);
            }
            List<String> rows = new ArrayList<>();
            // By days from four in the morning to four; the first begins the day before.
            int[] toWaste = new int[DAYS + 1];
            for (int slot = 0; slot < SLOTS; slot++) {
                toWaste[(slot + 80) / 96] += wasted[slot];
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                if (cooked[slot] > 0) {
                    int expires = (slot + 8 + 80) / 96;
                    int thrown = Math.min(cooked[slot] - sales[slot], toWaste[expires]);
                    toWaste[expires] -= thrown;
                    LocalDateTime at = LocalDateTime.parse("2026-01-05T06:00").plusMinutes(15L * slot);
                    rows.add(at.toString().replace('T', ' ') + ":00.0|" + cooked[slot] + "|" + sales[slot] + "|"
                            + thrown);
                }
            }
            return rows;
        }

        /** The batches of one day, from an empty kitchen at the beginning of the day before. */
        private void play(int day, int[] sales) {
            Deque<int[]> shelf = new ArrayDeque<>();
            for (int slot = Math.max(0, (day - 1) * 96); slot < Math.min(SLOTS, (day + 2) * 96); slot++) {
                if (cooked[slot] > 0) {
                    shelf.addLast(new int[] {slot, cooked[slot], 0});
                }
                for (int unit = 0; unit < sold[slot]; unit++) {
                    int now = slot;
                    shelf.stream()
                            .filter(batch -> batch[0] + 9 > now && batch[2] < batch[1])
                            .findFirst()
                            .ifPresent(batch -> batch[2]++);
                }
            }
            shelf.stream().filter(batch -> batch[0] / 96 == day).forEach(batch -> sales[batch[0]] = batch[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void everyBatchHasWhatAGameUnitByUnitGivesIt(long seed) throws SQLException {
        Random random = new Random(seed);
        Week week = seed == 0 ? Week.steady(90) : Week.random(random);
        List<String> statements = week.statements(random);
        try (Sandbox sandbox = new Sandbox()) {
            // When: several loads in any order
            for (int from = 0; from < statements.size(); from += 70) {
                for (String sql : statements.subList(from, Math.min(statements.size(), from + 70))) {
                    sandbox.sql(sql);
                }
                layers(sandbox, false);
            }

            // Then
            assertThat(sandbox.rows(ROWS)).isEqualTo(week.played());
            List<String> grown = sandbox.rows("from MARTS.BATCH_SELL_THROUGH order by all");
            layers(sandbox, true);
            assertThat(sandbox.rows("from MARTS.BATCH_SELL_THROUGH order by all"))
                    .isEqualTo(grown);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5})
    void loadsInTheOrderOfTimeEndInTheSameRows(long seed) throws SQLException {
        Random random = new Random(seed);
        Week week = seed == 0 ? Week.steady(SLOTS - 6) : Week.random(random);
        List<String> statements = new ArrayList<>(week.statements(random));
        statements.sort(Comparator.comparing(BatchSellThroughTest::time));
        try (Sandbox sandbox = new Sandbox()) {
            // When: some hours at a time, of one item or of another
            for (int from = 0; from < statements.size(); from += 17) {
                for (String sql : statements.subList(from, Math.min(statements.size(), from + 17))) {
                    sandbox.sql(seed > 0 && from % 3 == 0 ? sql.replace("CHEESEBURGER", "BRAT") : sql);
                }
                layers(sandbox, false);
            }

            // Then
            List<String> grown = sandbox.rows("from MARTS.BATCH_SELL_THROUGH order by all");
            layers(sandbox, true);
            assertThat(sandbox.rows("from MARTS.BATCH_SELL_THROUGH order by all"))
                    .isEqualTo(grown);
        }
    }

    private static String time(String sql) {
        return sql.substring(sql.indexOf("'2026-"));
    }

    @Test
    void onlyBatchesThatNewEventsCanHaveChangedAreComputedAnew() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: one of yesterday, which expired then, one of another item, and one that is sold from; all spoilt
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "4", "2026-01-05 18:00:00");
            sandbox.event("COOKED_EVENTS", "012", "BRAT", "4", "2026-01-06 18:00:00");
            sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "4", "2026-01-06 18:00:00");
            layers(sandbox, false);
            sandbox.sql("update MARTS.BATCH_SELL_THROUGH set sold = 3");

            // When
            sandbox.sale("012", "CHEESEBURGER", 1, "2026-01-06 18:20:00");
            layers(sandbox, false);

            // Then
            assertThat(sandbox.rows(
                            "select sale_date, item_id, sold, load_seq from MARTS.BATCH_SELL_THROUGH order by all"))
                    .containsExactly(
                            "2026-01-05|CHEESEBURGER|3|4", "2026-01-06|BRAT|3|4", "2026-01-06|CHEESEBURGER|1|4");
        }
    }
}
