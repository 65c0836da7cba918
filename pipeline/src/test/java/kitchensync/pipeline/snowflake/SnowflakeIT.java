package kitchensync.pipeline.snowflake;

import static kitchensync.pipeline.snowflake.SameEvents.rows;
import static kitchensync.pipeline.snowflake.SameEvents.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.ModelRun;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.layer.RunOptions;
import kitchensync.pipeline.layer.SourceFreshness;
import kitchensync.snowflake.SnowflakeLogin;
import kitchensync.snowflake.SnowflakeWarehouse;
import kitchensync.testkit.Folders;
import kitchensync.testkit.SnowflakeEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pipeline's own path on Snowflake, by the real driver: log in, load, build, test, change places, add what is new. */
class SnowflakeIT {

    private Path folder;
    private SnowflakeEmulator emulator;
    private SnowflakeWarehouse snowflake;
    private DuckDbWarehouse duckdb;
    private Connection there;
    private Connection here;
    private SameEvents events;

    @BeforeEach
    void start() throws Exception {
        emulator = SnowflakeEmulator.start();
        folder = Folders.temporary("snowflake-it");
        snowflake = new SnowflakeWarehouse(new SnowflakeLogin(
                emulator.url(),
                "KITCHENSYNC",
                "KITCHENSYNC_PIPELINE",
                "KITCHENSYNC_WH",
                "KITCHENSYNC",
                Optional.of(emulator.key()),
                Optional.empty(),
                Optional.empty()));
        duckdb = DuckDbWarehouse.inMemory();
        there = snowflake.connect();
        here = duckdb.connect();
        RawTables.create(snowflake.dialect(), there);
        RawTables.create(duckdb.dialect(), here);
        events = new SameEvents(here, snowflake, there, folder);
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
        events.make(SameEvents.FIRST);

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

        // Then: as fresh there as here
        Instant later = Instant.parse("2026-03-13T12:00:00Z");
        assertThat(SourceFreshness.of(project(snowflake, now), there, later))
                .isEqualTo(SourceFreshness.of(project(duckdb, now), here, later))
                .anyMatch(source -> source.newest() != null);

        // When: nothing is new
        report = layers(snowflake, now);
        assertThat(outcomes(report)).containsExactly(Outcome.UNCHANGED);

        // When: late events and corrections
        events.make(SameEvents.MORE);
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
        events.make(SameEvents.FIRST);
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
