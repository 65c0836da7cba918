package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final Map<String, String> FILES = Map.of(
            "dbt_project.yml", "{name: tiny, models: {tiny: {+schema: LAYER, +materialized: table}}}",
            "models/sources.yml", "sources: [{name: raw, schema: LAYER, tables: [{name: numbers}]}]",
            "models/low/a.sql", "select n from {{ source('raw', 'numbers') }}",
            "models/low/b.sql", "{{ config(tags=['night', 'slow']) }} select n + 1 as n from {{ ref('a') }}",
            "models/high/c.sql", "{{ config(tags='night') }} select n from {{ ref('b') }}",
            "models/high/d.sql", "select n from {{ ref('c') }}");

    private static Project project() {
        return Project.read(new ProjectFiles(FILES), Map.of(), "duckdb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b            |              | b",
                "b+           |              | b c d",
                "+b           |              | a b raw.numbers",
                "1+c          |              | b c",
                "b+1          |              | b c",
                "9999+b       |              | a b raw.numbers",
                "tag:night    |              | b c",
                "tag:slow d   |              | b d",
                "tag:night,high |            | c",
                "path:models/low |           | a b",
                "path:models/low/a.sql |     | a",
                "source:raw+  | +c           | d",
                "''           | tag:night    | a d raw.numbers",
                "resource_type:source |      | raw.numbers"
            })
    void termsNameNodesAsTheyDoInDbt(String select, String exclude, String names) {
        assertThat(String.join(" ", Selection.of(project(), select, exclude == null ? "" : exclude)))
                .isEqualTo(names);
    }

    @Test
    void aTermThatNamesNothingIsAnError() {
        assertThatThrownBy(() -> Selection.of(project(), "nobody", ""))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("'nobody'");
        assertThatThrownBy(() -> Selection.of(project(), "mood:bad", ""))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("mood");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ",a", "a,,b", "99999999999+a", "a+99999"})
    void aTermThatCannotBeReadIsAnError(String select) {
        assertThatThrownBy(() -> Selection.of(project(), select, ""))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("cannot read '");
        assertThatThrownBy(() -> Selection.of(project(), "", select)).isInstanceOf(LayerException.class);
    }

    @Test
    void onlyWhatIsSelectedRunsAndTheNextRunMakesUpForTheRest() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sql("create schema LAYER").sql("create table LAYER.NUMBERS as select 1 as n");
            Project project = project();
            LayerRunner.run(project, sandbox.warehouse);
            sandbox.sql("insert into LAYER.NUMBERS values (2)");

            // When
            LayerReport report =
                    LayerRunner.run(project, sandbox.warehouse, RunOptions.of(Selection.of(project, "a b", "")));

            // Then
            assertThat(report.models())
                    .extracting(ModelRun::name, ModelRun::outcome)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("LAYER.A", Outcome.BUILT),
                            org.assertj.core.api.Assertions.tuple("LAYER.B", Outcome.BUILT));
            assertThat(sandbox.value("select count(*) from LAYER.C")).isEqualTo("1");
            assertThat(LayerRunner.run(project, sandbox.warehouse).failures()).isEmpty();
            assertThat(sandbox.value("select count(*) from LAYER.D")).isEqualTo("2");
        }
    }

    @Test
    void artifactsSayWhatThereIsAndWhatCameOfIt() throws Exception {
        Path folder = Folders.temporary("artifacts");
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sql("create schema LAYER").sql("create table LAYER.NUMBERS as select 1 as n");
            LayerReport report = LayerRunner.run(project(), sandbox.warehouse);

            // When
            Artifacts.write(folder, project(), report, Instant.EPOCH);

            // Then
            JsonNode manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
            JsonNode b = manifest.path("nodes").path("model.tiny.b");
            assertThat(b.path("depends_on").path("nodes").path(0).asText()).isEqualTo("model.tiny.a");
            assertThat(b.path("compiled_code").asText()).isEqualTo("select n + 1 as n from LAYER.A");
            assertThat(manifest.path("child_map")
                            .path("source.tiny.raw.numbers")
                            .path(0)
                            .asText())
                    .isEqualTo("model.tiny.a");
            JsonNode results = new ObjectMapper()
                    .readTree(folder.resolve("run_results.json").toFile());
            assertThat(results.path("results")).hasSize(4).allSatisfy(result -> {
                assertThat(result.path("status").asText()).isEqualTo("success");
                assertThat(result.path("adapter_response").path("rows_affected").asInt())
                        .isEqualTo(1);
            });
        } finally {
            Folders.delete(folder);
        }
    }
}
