package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private static final String MODEL = """
            {{ config(materialized='incremental'%s) }}
            select k, v, load_seq from {{ source('raw', 'rows') }}
            {%% if is_incremental() %%} where load_seq > (select max(load_seq) from {{ this }}) {%% endif %%}
            """;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        sandbox = new Sandbox();
        sandbox.sql("create schema LAYER").sql("create table LAYER.ROWS (k integer, v integer, load_seq bigint)");
        sandbox.sql("insert into LAYER.ROWS values (1, 10, 1), (1, 11, 2), (2, 20, 3)");
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private static Project project(String model) {
        return project(model, "select k, v from {{ ref('grown') }}");
    }

    private static Project project(String model, String after) {
        return Project.read(
                new ProjectFiles(Map.of(
                        "dbt_project.yml",
                        "{name: tiny, models: {tiny: {+schema: LAYER, +materialized: table}}}",
                        "models/rows.yml",
                        "sources: [{name: raw, schema: LAYER, tables: [{name: rows, columns: [{name: load_seq}]}]}]",
                        "models/after.sql",
                        after,
                        "models/grown.sql",
                        model)),
                Map.of(),
                "duckdb");
    }

    private void run(String settings) throws SQLException {
        Project project = project(MODEL.formatted(settings));
        assertThat(LayerRunner.run(project, sandbox.warehouse).failures()).isEmpty();
        sandbox.sql("insert into LAYER.ROWS values (1, 12, 4), (3, 30, 5)");
        assertThat(LayerRunner.run(project, sandbox.warehouse).failures()).isEmpty();
    }

    private Iterable<String> grown() throws SQLException {
        return sandbox.rows("select k, v from LAYER.GROWN order by all");
    }

    @Test
    void appendAddsTheNewRows() throws SQLException {
        run(", incremental_strategy='append'");
        assertThat(grown()).containsExactly("1|10", "1|11", "1|12", "2|20", "3|30");
    }

    @Test
    void deleteAndInsertReplacesWhatHasTheSameKey() throws SQLException {
        run(", unique_key='k'");
        assertThat(grown()).containsExactly("1|12", "2|20", "3|30");
        assertThat(sandbox.rows("from LAYER.AFTER order by k")).containsExactly("1|12", "2|20", "3|30");
    }

    @Test
    void mergeUpdatesWhatHasTheSameKeyAndAddsTheRest() throws SQLException {
        sandbox.sql("delete from LAYER.ROWS where v = 10");
        run(", incremental_strategy='merge', unique_key=['k']");
        assertThat(grown()).containsExactly("1|12", "2|20", "3|30");
    }

    @Test
    void aFullRefreshForgetsWhatOnlyGrew() throws SQLException {
        // Given
        run("");
        Project project = project(MODEL.formatted(""));
        sandbox.sql("delete from LAYER.ROWS where k = 1");
        LayerRunner.run(project, sandbox.warehouse);
        assertThat(grown()).contains("1|10");

        // When
        LayerRunner.run(project, sandbox.warehouse, RunOptions.FULL_REFRESH);

        // Then
        assertThat(grown()).containsExactly("2|20", "3|30");
    }

    @Test
    void otherCodeMakesTheModelFromNothing() throws SQLException {
        // Given
        run("");
        sandbox.sql("delete from LAYER.ROWS where k = 1");

        // When
        LayerRunner.run(project(MODEL.formatted("").replace("k, v,", "k, v + 1 as v,")), sandbox.warehouse);

        // Then
        assertThat(grown()).containsExactly("2|21", "3|31");
    }

    @Test
    void anInputThatIsNotJustLongerMakesTheModelFromNothing() throws SQLException {
        // Given: a model that joins a table of its own, and that table changes.
        String joined = "{{ config(materialized='incremental') }} select r.k, a.f * r.v as v, r.load_seq from"
                + " {{ source('raw', 'rows') }} r cross join {{ ref('after') }} a"
                + " {% if is_incremental() %} where r.load_seq > (select max(load_seq) from {{ this }}) {% endif %}";
        LayerRunner.run(project(joined, "select 1 as f"), sandbox.warehouse);

        // When
        LayerRunner.run(project(joined, "select 2 as f"), sandbox.warehouse);

        // Then
        assertThat(grown()).containsExactly("1|20", "1|22", "2|40");
    }
}
