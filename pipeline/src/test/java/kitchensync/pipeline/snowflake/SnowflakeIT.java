package kitchensync.pipeline.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.embedded.DuckDbWarehouse;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.ModelRun;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.layer.RunOptions;
import kitchensync.snowflake.SnowflakeWarehouse;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pipeline's own path on Snowflake, by the real driver: log in, load, build, test, change places, add what is new. */
class SnowflakeIT {

    private static final List<String> EVENT_TABLES = List.of(
            "RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)",
            "RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)",
            "RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)",
            "RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)",
            "RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)");

    private Path folder;
    private Emulator emulator;
    private SnowflakeWarehouse snowflake;
    private DuckDbWarehouse duckdb;
    private Connection there;
    private Connection here;

    @BeforeEach
    void start() throws Exception {
        emulator = Emulator.start();
        folder = Folders.temporary("snowflake-it");
        snowflake = emulator.warehouse();
        duckdb = DuckDbWarehouse.inMemory();
        there = snowflake.connect();
        here = duckdb.connect();
        RawTables.create(snowflake.dialect(), there);
        RawTables.create(duckdb.dialect(), here);
    }

    @AfterEach
    void stop() throws Exception {
        if (emulator != null) {
            there.close();
            here.close();
            duckdb.close();
            emulator.close();
            Folders.delete(folder);
        }
    }

    private static Project project(Warehouse warehouse, String now) {
        return Project.read(
                ProjectFiles.onClasspath(SnowflakeIT.class.getClassLoader(), "dbt"),
                Map.of("now", now),
                warehouse.dialect().target());
    }

    private static LayerReport layers(Warehouse warehouse, String now) throws SQLException {
        return LayerRunner.run(project(warehouse, now), warehouse);
    }

    private static void sql(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as text, sorted; numbers to six digits, so that it does not matter how a type is written. */
    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof Number number ? "%.6f".formatted(number.doubleValue()) : "" + value);
                }
                rows.add(row.toString());
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    /** Makes events in DuckDB and loads the same into Snowflake, from files as the extract writes them. */
    private void events(String... inserts) throws Exception {
        Map<String, String> before = new TreeMap<>();
        for (String table : EVENT_TABLES) {
            String name = table.substring(0, table.indexOf(' '));
            before.put(
                    name,
                    rows(here, "select coalesce(max(load_seq), 0) from " + name).getFirst());
        }
        for (String insert : inserts) {
            sql(here, insert);
        }
        there.setAutoCommit(false);
        for (String table : EVENT_TABLES) {
            int space = table.indexOf(' ');
            String name = table.substring(0, space);
            List<String> columns =
                    List.of(table.substring(space + 2, table.length() - 1).split(", "));
            Path file = folder.resolve(name + ".csv");
            sql(
                    here,
                    "copy (select " + String.join(", ", columns) + " from " + name + " where load_seq > "
                            + before.get(name) + " order by load_seq) to '" + file + "' (header false)");
            long lines = Files.readAllLines(file).size();
            if (lines > 0) {
                assertThat(snowflake.load(there, name, columns, file)).isEqualTo(lines);
            }
        }
        there.commit();
        there.setAutoCommit(true);
    }

    private static final String[] EVENTS = {"""
        insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
        select s.store_id, s.n * 4, md5(s.store_id || s.n)::uuid, ['BRAT', 'HOT_DOG', 'CORN_DOG'][1 + s.n % 3], 1 + s.n % 3,
               2.5 + s.n % 4, timestamp '2026-03-01 00:00:00' + to_seconds(s.n * 1337)
        from (select store_id, range as n from range(700), (values ('012'), ('061')) stores (store_id)) s
        """, """
        insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
        select store_id, seq + 1, md5('c' || event_id)::uuid, event_id, item_id, seq // 4 % 5, null, created_at
        from RAW.SALES_EVENTS where seq % 68 = 0
        """, """
        insert into RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)
        select store_id, seq + 2, md5('k' || event_id)::uuid, item_id, 6, created_at from RAW.SALES_EVENTS where seq % 12 = 0
        """, """
        insert into RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)
        select store_id, seq + 3, md5('o' || event_id)::uuid, item_id, 1 + seq % 2, created_at
        from RAW.SALES_EVENTS where seq % 44 = 0
        """, """
        insert into RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)
        select store_id, seq + 3, md5('w' || event_id)::uuid, item_id, 1, 'too "old", or so', created_at
        from RAW.SALES_EVENTS where seq % 20 = 0 and seq % 44 <> 0
        """};

    /** Late sales, and a day that is voided altogether. */
    private static final String[] MORE = {"""
        insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
        select store_id, seq + 100000, md5('late' || event_id)::uuid, item_id, 2, price, created_at
        from RAW.SALES_EVENTS where store_id = '012' and seq between 400 and 420
        """, """
        insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
        select store_id, seq + 200000, md5('void' || event_id)::uuid, event_id, item_id, 0, null, created_at
        from RAW.SALES_EVENTS where store_id = '061' and created_at between '2026-03-04 06:00' and '2026-03-05 06:00'
        """};

    private void compare(LayerReport report) throws SQLException {
        for (ModelRun model : report.models()) {
            assertThat(rows(there, "select * from " + model.name()))
                    .as(model.name())
                    .isEqualTo(rows(here, "select * from " + model.name()));
        }
    }

    private static Set<Outcome> outcomes(LayerReport report) {
        return report.models().stream().map(ModelRun::outcome).collect(Collectors.toSet());
    }

    @Test
    void theLayersAreWhatDuckDbMakesOfTheSameEvents() throws Exception {
        // Given
        String now = "2026-03-13 06:00:00";
        events(EVENTS);

        // When
        LayerReport report = layers(snowflake, now);
        layers(duckdb, now);

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(outcomes(report)).containsExactly(Outcome.BUILT);
        assertThat(rows(there, "select count(*) from MARTS.DAY_TOTALS")).doesNotContain("0.000000");
        compare(report);
        assertThat(rows(there, "select table_name from information_schema.tables where table_name like '%NEXT'"))
                .isEmpty();
        assertThat(emulator.log()).contains("\"node\": \"MARTS.DAY_TOTALS\"");

        // When: nothing is new
        report = layers(snowflake, now);
        assertThat(outcomes(report)).containsExactly(Outcome.UNCHANGED);

        // When: late events and corrections
        events(MORE);
        report = layers(snowflake, now);
        layers(duckdb, now);

        // Then: taken up, not made from nothing
        assertThat(report.failures()).isEmpty();
        assertThat(rows(there, "select version from PIPELINE.MODEL_STATES where name = 'item_slots'"))
                .singleElement()
                .asString()
                .endsWith("#1");
        compare(report);

        // When: the code of everything is new, so that tables change places with those that stand
        report = LayerRunner.run(project(snowflake, now), snowflake, RunOptions.FULL_REFRESH);

        // Then
        assertThat(report.failures()).isEmpty();
        compare(report);
    }

    @Test
    void aFailingTestKeepsTheOldTables() throws Exception {
        // Given
        String now = "2026-03-13 06:00:00";
        events(EVENTS);
        layers(snowflake, now);
        List<String> before = rows(there, "select * from MARTS.DAY_TOTALS");

        // When: more units than anybody buys
        sql(
                there,
                "insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)"
                        + " values ('012', 999999, 'x', 'BRAT', 5000, 2.00, '2026-03-04 12:00:00')");
        LayerReport report = layers(snowflake, now);

        // Then
        assertThat(report.failures()).singleElement().asString().contains("value_range quantity");
        assertThat(rows(there, "select * from MARTS.DAY_TOTALS")).isEqualTo(before);
        assertThat(rows(there, "select failing_row from TEST_FAILURES.FAILING_ROWS"))
                .singleElement()
                .asString()
                .contains("5000");
    }

    @Test
    void whatIsNotCommittedIsNotThere() throws Exception {
        // Given
        Path file = folder.resolve("sales.csv");
        Files.writeString(file, "012,1,id,BRAT,2,2.50,2026-03-04 12:00:00.123456\n");
        List<String> columns = List.of("store_id", "seq", "event_id", "item_id", "quantity", "price", "created_at");

        // When
        there.setAutoCommit(false);
        assertThat(snowflake.load(there, "RAW.SALES_EVENTS", columns, file)).isEqualTo(1);
        there.rollback();
        there.setAutoCommit(true);

        // Then
        assertThat(rows(there, "select * from RAW.SALES_EVENTS")).isEmpty();
        assertThat(snowflake.load(there, "RAW.SALES_EVENTS", columns, file)).isEqualTo(1);
        assertThat(rows(there, "select store_id, load_seq > 0, created_at from RAW.SALES_EVENTS"))
                .containsExactly("012|true|2026-03-04 12:00:00.123456");
    }

    @Test
    void newRowsAreMerged() throws Exception {
        // Given
        sql(there, "create schema LAYER");
        sql(there, "create table LAYER.ROWS_IN (k integer, v integer, load_seq bigint)");
        sql(there, "insert into LAYER.ROWS_IN values (1, 11, 1), (2, 20, 2)");
        Project project = Project.read(
                new ProjectFiles(
                        Map.of(
                                "dbt_project.yml",
                                "{name: tiny, models: {tiny: {+schema: LAYER}}}",
                                "models/rows.yml",
                                "sources: [{name: raw, schema: LAYER, tables: [{name: rows_in, columns: [{name: load_seq}]}]}]",
                                "models/grown.sql",
                                "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='k') }}"
                                        + " select k, v, load_seq from {{ source('raw', 'rows_in') }}"
                                        + " {% if is_incremental() %} where load_seq > (select max(load_seq) from {{ this }}) {% endif %}")),
                Map.of(),
                "snowflake");
        assertThat(LayerRunner.run(project, snowflake).failures()).isEmpty();

        // When
        sql(there, "insert into LAYER.ROWS_IN values (1, 12, 3), (3, 30, 4)");
        LayerReport report = LayerRunner.run(project, snowflake);

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(rows(there, "select k, v from LAYER.GROWN"))
                .containsExactly("1.000000|12.000000", "2.000000|20.000000", "3.000000|30.000000");
    }
}
