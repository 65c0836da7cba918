package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that reads rows and marks, and follows the marks only. */
class FollowsTest {

    private static final String MODEL = """
            {{ config(materialized='incremental', unique_key='k', meta={'follows': ['%s']}) }}
            select 1 as k, count(*) as n, max(f.f) as f
            from {{ source('raw', 'rows') }}, {{ source('raw', 'marks') }}, {{ ref('factor') }} f
            """;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        sandbox = new Sandbox();
        sandbox.sql("create schema LAYER");
        for (String table : new String[] {"ROWS", "MARKS"}) {
            sandbox.sql("create table LAYER." + table + " as select 1::bigint as load_seq");
        }
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private static Project project(String follows, int factor) {
        return Project.read(
                new ProjectFiles(Map.of(
                        "dbt_project.yml",
                        "{name: tiny, models: {tiny: {+schema: LAYER, +materialized: table}}}",
                        "models/raw.yml",
                        "sources: [{name: raw, schema: LAYER, tables: [{name: rows, columns: [{name: load_seq}]},"
                                + " {name: marks, columns: [{name: load_seq}]}]}]",
                        "tests/no_more_than_four.sql",
                        "select n from {{ ref('counted') }}, {{ source('raw', 'rows') }} where load_seq > 4",
                        "models/factor.sql",
                        "select " + factor + " as f",
                        "models/counted.sql",
                        MODEL.formatted(follows))),
                Map.of(),
                "duckdb");
    }

    private Outcome run(int factor) throws SQLException {
        LayerReport report = LayerRunner.run(project("raw.marks", factor), sandbox.warehouse);
        assertThat(report.failures()).isEmpty();
        return report.models().stream()
                .filter(model -> model.name().equals("LAYER.COUNTED"))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private String counted() throws SQLException {
        return sandbox.value("select n, f from LAYER.COUNTED");
    }

    @Test
    void newRowsOfWhatItDoesNotFollowLeaveItAsItIs() throws SQLException {
        // Given
        assertThat(run(1)).isEqualTo(Outcome.BUILT);

        // When
        sandbox.sql("insert into LAYER.ROWS values (5)");
        Outcome others = run(1);
        sandbox.sql("delete from LAYER.ROWS where load_seq = 5");
        sandbox.sql("insert into LAYER.ROWS values (2)");
        sandbox.sql("insert into LAYER.MARKS values (3)");
        Outcome followed = run(1);

        // Then
        assertThat(others).isEqualTo(Outcome.UNCHANGED);
        assertThat(followed).isEqualTo(Outcome.BUILT);
        assertThat(counted()).isEqualTo("4|1");
    }

    @Test
    void whateverElseBecomesOfWhatItDoesNotFollowMakesItFromNothing() throws SQLException {
        // Given
        run(1);

        // When
        Outcome outcome = run(2);

        // Then
        assertThat(outcome).isEqualTo(Outcome.BUILT);
        assertThat(counted()).isEqualTo("1|2");
    }

    @Test
    void aFullRefreshMakesItAllTheSame() throws SQLException {
        // Given
        run(1);
        sandbox.sql("insert into LAYER.ROWS values (2)");

        // When
        LayerRunner.run(project("raw.marks", 1), sandbox.warehouse, RunOptions.FULL_REFRESH);

        // Then
        assertThat(counted()).isEqualTo("2|1");
    }

    @Test
    void itMustReadWhatItFollows() {
        assertThatThrownBy(() -> project("raw.signs", 1))
                .isInstanceOf(LayerException.class)
                .hasMessage("models/counted.sql follows 'raw.signs', but does not read it");
    }
}
