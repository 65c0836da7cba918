package kitchensync.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.extract.EventTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeLoadTest {

    private static final String NOW = "2026-02-12 06:00:00";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T06:00:00Z"), ZoneOffset.UTC);

    /** Two weeks of two stores, with corrections that change and void. */
    private static final List<String> EVENTS = List.of("""
            insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
            select s.store_id, n * 4 + 1, md5(s.store_id || n)::uuid, ['HOT_DOG', 'BRAT', 'CHEESEBURGER'][1 + n % 3],
                   1 + n % 3, 1.99, timestamp '2026-01-25 00:00:00' + to_seconds(n * 1201)
            from range(1000) sales(n), (values ('012'), ('061')) s(store_id)
            """, """
            insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
            select store_id, seq + 1, md5('c' || event_id)::uuid, event_id, item_id, seq % 5, null, created_at
            from RAW.SALES_EVENTS where seq % 17 = 0
            """, """
            insert into RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)
            select store_id, seq + 2, md5('k' || event_id)::uuid, item_id, 6, created_at
            from RAW.SALES_EVENTS where seq % 3 = 0
            """, """
            insert into RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)
            select store_id, seq + 3, md5('o' || event_id)::uuid, item_id, 2, created_at
            from RAW.SALES_EVENTS where seq % 11 = 0
            """, """
            insert into RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)
            select store_id, seq + 3, md5('w' || event_id)::uuid, item_id, 1, if(seq % 2 = 0, 'it fell, "badly"', null), created_at
            from RAW.SALES_EVENTS where seq % 7 = 0
            """);

    @TempDir
    Path folder;

    private static LakeLoad.Report load(Sandbox sandbox, Path from) throws SQLException, IOException {
        return LakeLoad.run(sandbox.warehouse, from, CLOCK);
    }

    private static Map<String, List<String>> layers(Sandbox sandbox) throws SQLException {
        assertThat(sandbox.layers(NOW).failures()).isEmpty();
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : sandbox.rows("select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema in ('MARTS', 'INTERMEDIATE')")) {
            // All but the order in which events were loaded.
            tables.put(
                    table,
                    sandbox.rows("select columns(lambda c: c not in ('load_seq', 'days_version')) from " + table
                            + " order by all"));
        }
        return tables;
    }

    @Test
    void whatOneWarehouseExportsAnotherLoadsAndItsLayersAreTheSame() throws Exception {
        try (Sandbox first = new Sandbox();
                Sandbox second = new Sandbox()) {
            // Given
            for (String events : EVENTS) {
                first.sql(events);
            }
            Map<String, List<String>> layers = layers(first);
            Path lake = folder.resolve("lake");
            LakeExport.run(first.warehouse, lake, Set.of(), Optional.empty(), Optional.empty());

            // When
            LakeLoad.Report report = load(second, lake);

            // Then
            assertThat(report.rows().get(EventTable.SALES_EVENTS)).isEqualTo(2000);
            assertThat(List.of(report.duplicates(), report.rejected())).containsExactly(0L, 0L);
            assertThat(layers(second)).isEqualTo(layers);
            assertThat(layers.get("MARTS.BATCH_SELL_THROUGH")).isNotEmpty();

            // When: again, and from a later export that has the same days and one more
            LakeLoad.Report again = load(second, lake);
            first.sale("012", "HOT_DOG", 2, "2026-02-11 18:00:00");
            first.sale("012", "HOT_DOG", 2, "2026-01-25 18:00:00");
            LakeExport.run(first.warehouse, lake, Set.of("sales_events"), Optional.empty(), Optional.empty());
            LakeLoad.Report later = load(second, lake);

            // Then
            assertThat(List.of(again.files(), again.known())).containsExactly(0, report.files());
            assertThat(later.rows().get(EventTable.SALES_EVENTS)).isEqualTo(2);
            assertThat(later.duplicates()).isPositive();
            assertThat(second.value("select count(*), count(distinct (store_id, event_id)) from RAW.SALES_EVENTS"))
                    .isEqualTo("2002|2002");
        }
    }

    private static String sale(String id, String rest) {
        return "{\"type\":\"sale\",\"store_id\":\"012\",\"event_id\":\"00000000-0000-0000-0000-0000000000" + id
                + "\",\"item_id\":\"HOT_DOG\"" + rest + "}";
    }

    @Test
    void linesOfJsonAreLoadedInTheirOrderAndBadOnesAreToldWithFileLineAndReason() throws Exception {
        // Given
        String good = ",\"quantity\":2,\"price\":1.69,\"created_at\":\"2026-01-05T12:00:00-06:00\"";
        Files.writeString(
                folder.resolve("a.jsonl"),
                String.join(
                        "\n",
                        sale("01", good),
                        sale("01", good),
                        "",
                        sale("02", ",\"quantity\":0,\"price\":1.69,\"created_at\":\"2026-01-05T12:00:00Z\""),
                        sale("03", ",\"quantity\":1,\"price\":1.699,\"created_at\":\"2026-01-05T12:00:00Z\""),
                        sale("04", ",\"quantity\":1,\"price\":1.69,\"created_at\":\"yesterday\""),
                        "{\"type\":\"correction\",\"store_id\":\"012\",\"event_id\":\"00000000-0000-0000-0000-000000000009\","
                                + "\"corrects\":\"00000000-0000-0000-0000-000000000001\",\"item_id\":\"HOT_DOG\",\"quantity\":5,"
                                + "\"created_at\":\"2026-01-05 19:00:00\"}",
                        "{\"type\":\"stockout\",\"store_id\":\"061\",\"event_id\":\"00000000-0000-0000-0000-000000000008\","
                                + "\"item_id\":\"BRAT\",\"quantity_requested\":3,\"created_at\":\"2026-01-05T19:00:00\"}",
                        "{\"type\":\"refund\",\"store_id\":\"012\"}",
                        "{\"type\":"));
        Files.createDirectories(folder.resolve("waste_log"));
        Files.writeString(
                folder.resolve("waste_log/b.ndjson"),
                "{\"store_id\":\"012\",\"event_id\":\"00000000-0000-0000-0000-000000000007\",\"item_id\":\"HOT_DOG\","
                        + "\"quantity\":1,\"created_at\":\"2026-01-05T19:00:00Z\"}");
        Files.writeString(folder.resolve(".half-written.jsonl"), "{");
        try (Sandbox sandbox = new Sandbox()) {
            // When
            LakeLoad.Report report = load(sandbox, folder);

            // Then
            assertThat(report.rows())
                    .isEqualTo(Map.of(
                            EventTable.SALES_EVENTS, 1L,
                            EventTable.SALE_CORRECTIONS, 1L,
                            EventTable.STOCKOUT_EVENTS, 1L,
                            EventTable.COOKED_EVENTS, 0L,
                            EventTable.WASTE_LOG, 1L));
            assertThat(List.of(report.duplicates(), report.rejected())).containsExactly(1L, 5L);
            assertThat(sandbox.rows("select store_id, seq, quantity, price, created_at from RAW.SALES_EVENTS"))
                    .containsExactly("012|1|2|1.69|2026-01-05 18:00:00.0");
            assertThat(sandbox.value("select seq from RAW.SALE_CORRECTIONS")).isEqualTo("3");
            assertThat(sandbox.rows("select file, line, reason from RAW.REJECTED_ROWS order by line"))
                    .containsExactly(
                            "a.jsonl|4|quantity must be a whole number from 1 to 1000, but is '0'",
                            "a.jsonl|5|price must be an amount of at least 0 with at most two decimals, but is '1.699'",
                            "a.jsonl|6|created_at must be a time such as 2026-01-05T18:00:00Z, but is 'yesterday'",
                            "a.jsonl|9|type must be one of sale, waste, stockout, cooked, correction, but is 'refund'",
                            "a.jsonl|10|is not JSON: Unexpected end-of-input within/between Object entries");
            assertThat(sandbox.rows("select file, rows, rejected, loaded_at from RAW.LOADED_FILES order by file"))
                    .containsExactly(
                            "a.jsonl|3|5|2026-02-12 06:00:00.0", "waste_log/b.ndjson|1|0|2026-02-12 06:00:00.0");
            layers(sandbox);
            assertThat(sandbox.value("select sold from MARTS.DAY_TOTALS where store_id = '012'"))
                    .isEqualTo("5");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndLeavesNothingHalfLoaded() throws Exception {
        String good = ",\"quantity\":2,\"price\":1.69,\"created_at\":\"2026-01-05T12:00:00Z\"";
        Files.writeString(folder.resolve("a.jsonl"), sale("01", good));
        Files.writeString(folder.resolve("b.parquet"), "no parquet");
        Files.writeString(folder.resolve("c.jsonl"), sale("02", good));
        try (Sandbox sandbox = new Sandbox()) {
            // When / Then
            assertThatThrownBy(() -> load(sandbox, folder)).hasMessageContaining("b.parquet");
            assertThat(sandbox.value("select count(*) from RAW.SALES_EVENTS")).isEqualTo("1");

            // When
            Files.delete(folder.resolve("b.parquet"));
            LakeLoad.Report report = load(sandbox, folder);

            // Then
            assertThat(List.of(report.files(), report.known())).containsExactly(1, 1);
            assertThat(sandbox.value("select count(*) from RAW.SALES_EVENTS")).isEqualTo("2");
        }
    }

    @Test
    void aWarehouseOfPostgresTakesNoFiles() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            sandbox.sql("insert into RAW.EXTRACT_POSITIONS values ('012', 7)");

            assertThatThrownBy(() -> load(sandbox, folder)).hasMessageContaining("has its events from Postgres");
            assertThatThrownBy(() -> load(sandbox, folder.resolve("nowhere"))).hasMessageContaining("nowhere");
        }
    }
}
