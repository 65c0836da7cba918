package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.SwapWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where making a table ends the transaction, a table is made beside the old one and tested before it takes its place. */
class ReplacementTest {

    private Sandbox sandbox;
    private final List<String> placesTaken = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        sandbox = TinyProject.sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private LayerReport run(Map<String, String> changes) throws SQLException {
        Map<String, String> files = new HashMap<>(TinyProject.FILES);
        files.putAll(changes);
        return LayerRunner.run(
                Project.read(new ProjectFiles(files), Map.of(), "duckdb"),
                new SwapWarehouse(sandbox.warehouse, placesTaken::add));
    }

    private List<String> tables() throws SQLException {
        return sandbox.rows(
                "select table_name from information_schema.tables where table_schema = 'LAYER' order by all");
    }

    @Test
    void aTableIsMadeBesideAndTakesItsPlace() throws SQLException {
        // When
        LayerReport report = run(Map.of());

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(placesTaken).containsExactlyInAnyOrder("LAYER.COUNTED", "LAYER.AFTER", "LAYER.BESIDE");
        assertThat(sandbox.value("select n from LAYER.AFTER")).isEqualTo("3");
        assertThat(tables()).containsExactly("AFTER", "BESIDE", "COUNTED", "NUMBERS");
    }

    @Test
    void aTableThatFailsItsTestsDoesNotTakeThePlace() throws SQLException {
        // Given
        run(Map.of());
        placesTaken.clear();

        // When: a number that is too large
        LayerReport report = run(Map.of("models/counted.sql", "select n + 2 as n from {{ source('raw', 'numbers') }}"));

        // Then
        assertThat(report.failures()).singleElement().asString().contains("counted", "value_range n");
        assertThat(placesTaken).isEmpty();
        assertThat(sandbox.value("select max(n) from LAYER.COUNTED")).isEqualTo("2");

        // When: it is put right again
        report = run(Map.of("models/counted.sql", "select n + 1 as n from {{ source('raw', 'numbers') }}"));

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(sandbox.value("select max(n) from LAYER.COUNTED")).isEqualTo("3");
        assertThat(tables()).containsExactly("AFTER", "BESIDE", "COUNTED", "NUMBERS");
    }

    @Test
    void aViewIsTestedBesideToo() throws SQLException {
        // Given
        String view = "{{ config(materialized='view') }} select n + %d as n from {{ source('raw', 'numbers') }}";
        run(Map.of("models/counted.sql", view.formatted(0)));

        // When
        LayerReport report = run(Map.of("models/counted.sql", view.formatted(2)));

        // Then
        assertThat(report.failures()).hasSize(1);
        assertThat(sandbox.value("select max(n) from LAYER.COUNTED")).isEqualTo("2");
    }

    @Test
    void whatAKilledRunHasLeftBesideIsSweptAway() throws SQLException {
        // Given
        run(Map.of());
        sandbox.sql("create table LAYER.COUNTED__NEXT as select 9 as n");
        sandbox.sql("create view LAYER.AFTER__NEXT as select 9 as n");

        // When
        run(Map.of());

        // Then
        assertThat(tables()).containsExactly("AFTER", "BESIDE", "COUNTED", "NUMBERS");
    }

    @Test
    void whoIsKilledBeforeItIsWrittenDownMakesItAgain() throws SQLException {
        // Given
        run(Map.of());
        placesTaken.clear();

        // When: only what is written down before the places change is there
        sandbox.sql("delete from PIPELINE.MODEL_STATES where name = 'counted'");
        run(Map.of());

        // Then
        assertThat(placesTaken).contains("LAYER.COUNTED").doesNotContain("LAYER.BESIDE");
    }
}
