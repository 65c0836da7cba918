package kitchensync.pipeline.layer;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import kitchensync.pipeline.Sandbox;

/** A project of three models on a table of two numbers, for tests of the runner. */
final class TinyProject {

    private TinyProject() {}

    static final String TESTS = """
            models:
              - name: counted
                columns:
                  - name: n
                    data_tests:
                      - not_null
                      - unique
                      - value_range: {arguments: {min_value: 1, max_value: 3}%s}
            """;

    static final Map<String, String> FILES = Map.of(
            "dbt_project.yml", "{name: tiny, models: {tiny: {+schema: LAYER, +materialized: table}}}",
            "models/sources.yml", "sources: [{name: raw, schema: LAYER, tables: [{name: numbers}]}]",
            "models/counted.sql", "select n from {{ source('raw', 'numbers') }}",
            "models/after.sql", "select sum(n) as n from {{ ref('counted') }}",
            "models/beside.sql", "select 7 as n",
            "models/counted.yml", TESTS.formatted(""),
            "tests/generic/range.sql", """
                    {% test value_range(model, column_name, min_value, max_value) %}
                    select {{ column_name }} from {{ model }}
                    where {{ column_name }} < {{ min_value }} or {{ column_name }} > {{ max_value }}
                    {% endtest %}
                    """);

    static Sandbox sandbox() throws SQLException {
        Sandbox sandbox = new Sandbox();
        sandbox.sql("create schema LAYER").sql("create table LAYER.NUMBERS as select 1 as n union all select 2");
        return sandbox;
    }

    /** @param changes files to add or to replace, by their path */
    static LayerReport run(Sandbox sandbox, Map<String, String> changes) throws SQLException {
        return run(sandbox, changes, RunOptions.NEWS);
    }

    static LayerReport run(Sandbox sandbox, Map<String, String> changes, RunOptions options) throws SQLException {
        Map<String, String> files = new HashMap<>(FILES);
        files.putAll(changes);
        return LayerRunner.run(Project.read(new ProjectFiles(files), Map.of(), "duckdb"), sandbox.warehouse, options);
    }
}
