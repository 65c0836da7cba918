package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final String SETTINGS = """
            name: tiny
            vars: {now: "2026-01-01 00:00:00"}
            models:
              tiny:
                +schema: LAYER
            """;

    private static Project read(Map<String, String> files) {
        Map<String, String> all = new HashMap<>(files);
        all.putIfAbsent("dbt_project.yml", SETTINGS);
        return Project.read(new ProjectFiles(all), Map.of(), "duckdb");
    }

    @Test
    void modelsComeAfterWhatTheyRead() {
        // Given
        Map<String, String> files = Map.of(
                "models/a.sql", "select * from {{ ref('c') }}",
                "models/b.sql", "select 1 as n",
                "models/c.sql", "select * from {{ ref('b') }}");

        // When
        List<String> order = read(files).nodes().stream().map(Node::name).toList();

        // Then
        assertThat(order).containsExactly("b", "c", "a");
    }

    @Test
    void everyModelIsAStatementAndNothingElseIs() {
        // Given
        Map<String, String> files = Map.of(
                "models/sources.yml", "sources: [{name: raw, tables: [{name: numbers}]}]",
                "models/a.sql", "{{ config(materialized='view') }}select * from {{ ref('b') }}",
                "models/b.sql", "{{ config(materialized='table') }}select * from {{ source('raw', 'numbers') }}");

        // When
        List<String> statements = read(files).statements();

        // Then
        assertThat(statements)
                .containsExactly(
                        "create or replace table LAYER.B as\nselect * from RAW.NUMBERS",
                        "create or replace view LAYER.A as\nselect * from LAYER.B");
    }

    @Test
    void onlyAModelThatAsksForTheTimeHasOtherCodeLater() {
        // Given
        Project project =
                read(Map.of("models/a.sql", "select '{{ var('now') }}' as a", "models/b.sql", "select 1 as n"));
        List<String> before = project.nodes().stream().map(project::code).toList();

        // When
        Project later = project.with(Map.of("now", "2026-01-01 00:15:00"));

        // Then: what has not changed is not read again
        List<String> after = later.nodes().stream().map(later::code).toList();
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isSameAs(before.get(1));
    }

    @Test
    void modelsThatReadEachOtherAreNamed() {
        // Given
        Map<String, String> files = Map.of(
                "models/a.sql", "select * from {{ ref('b') }}",
                "models/b.sql", "select * from {{ ref('a') }}");

        // When / Then
        assertThatThrownBy(() -> read(files)).isInstanceOf(LayerException.class).hasMessageContaining("a -> b -> a");
    }

    @Test
    void anUnknownReferenceIsNamedWithItsReader() {
        // Given
        Map<String, String> files = Map.of("models/a.sql", "select * from {{ ref('missing') }}");

        // When / Then
        assertThatThrownBy(() -> read(files))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("a reads 'missing'");
    }

    @Test
    void aTestOfAModelThatIsNotThereIsAnError() {
        // Given
        Map<String, String> files = Map.of("models/a.yml", "models: [{name: gone}]");

        // When / Then
        assertThatThrownBy(() -> read(files)).isInstanceOf(LayerException.class).hasMessageContaining("'gone'");
    }

    @Test
    void anUnknownMacroOrVarIsAnErrorThatNamesTheFile() {
        // When / Then
        assertThatThrownBy(() -> read(Map.of("models/a.sql", "select {{ nobody('x') }}")))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("models/a.sql");
        assertThatThrownBy(() -> read(Map.of("models/a.sql", "select {{ var('nobody') }}")))
                .isInstanceOf(LayerException.class)
                .hasMessageContaining("models/a.sql")
                .hasMessageContaining("nobody");
    }

    @Test
    void foldersSetSchemaAndMaterializationAndAModelOverridesThem() {
        // Given
        Map<String, String> files = Map.of(
                "dbt_project.yml",
                "{name: tiny, models: {tiny: {marts: {+schema: marts, +materialized: table}}}}",
                "models/marts/a.sql",
                "select 1 as n",
                "models/marts/b.sql",
                "{{ config(materialized='view', schema='OTHER') }} select 1 as n");

        // When
        List<Node> nodes =
                Project.read(new ProjectFiles(files), Map.of(), "duckdb").nodes();

        // Then
        assertThat(nodes).extracting(Node::relation).containsExactly("MARTS.A", "OTHER.B");
        assertThat(nodes).extracting(Node::materialized).containsExactly(Materialized.TABLE, Materialized.VIEW);
    }

    /** Whoever is read first takes the model to be in its folder's schema, and is read again. */
    @Test
    void aModelIsReadWhereItsOwnConfigPutsItAlsoByOneThatIsReadBeforeIt() {
        // Given
        Map<String, String> files = Map.of(
                "dbt_project.yml", "{name: tiny, models: {tiny: {+schema: LAYER}}}",
                "models/a.sql", "select n from {{ ref('b') }} union all select n from {{ ref('c') }}",
                "models/b.sql", "{{ config(schema='OTHER', alias='renamed') }} select 1 as n",
                "models/c.sql", "select n from {{ ref('b') }}");

        // When
        List<String> statements =
                Project.read(new ProjectFiles(files), Map.of(), "duckdb").statements();

        // Then
        assertThat(statements)
                .contains(
                        "create or replace view LAYER.A as\nselect n from OTHER.RENAMED union all select n from LAYER.C",
                        "create or replace view LAYER.C as\nselect n from OTHER.RENAMED");
    }

    @Test
    void macrosRenderForTheTarget() {
        // Given
        Map<String, String> files = Map.of(
                "dbt_project.yml", SETTINGS,
                "macros/one.sql",
                        "{% macro one() %}{% if target.type == 'snowflake' %}1{% else %}2{% endif %}{% endmacro %}",
                "models/a.sql", "select {{ one() }} as n, '{{ var('now') }}' as now");

        // When
        String duckdb = Project.read(new ProjectFiles(files), Map.of("now", "later"), "duckdb")
                .nodes()
                .getFirst()
                .sql();
        String snowflake = Project.read(new ProjectFiles(files), Map.of(), "snowflake")
                .nodes()
                .getFirst()
                .sql();

        // Then
        assertThat(duckdb).isEqualTo("select 2 as n, 'later' as now");
        assertThat(snowflake).isEqualTo("select 1 as n, '2026-01-01 00:00:00' as now");
    }

    @Test
    void theProjectIsFoundInsideAJar() throws Exception {
        // Given
        Path folder = Folders.temporary("jar");
        Path jar = folder.resolve("with space.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : Map.of(
                            "tiny/files.txt", "dbt_project.yml\nmodels/a.sql\n",
                            "tiny/dbt_project.yml", "name: x",
                            "tiny/models/a.sql", "select 1",
                            "other/models/b.sql", "select 2")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }

        // When
        ProjectFiles files;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            files = ProjectFiles.onClasspath(loader, "tiny");
        } finally {
            Folders.delete(folder);
        }

        // Then
        assertThat(files.files().keySet()).containsExactly("dbt_project.yml", "models/a.sql");
    }
}
