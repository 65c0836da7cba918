package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

class LayerTestsTest {

    private static final Project PROJECT = Project.read(new ProjectFiles(TinyProject.FILES), Map.of(), "duckdb");

    @Test
    void whatStandsIsTestedAndLeftAsItIs() throws Exception {
        try (Sandbox sandbox = TinyProject.sandbox()) {
            TinyProject.run(sandbox, Map.of());
            assertThat(LayerTests.run(PROJECT, sandbox.warehouse, null).failures())
                    .isEmpty();

            sandbox.sql("insert into LAYER.COUNTED values (2), (9)");
            LayerReport report = LayerTests.run(PROJECT, sandbox.warehouse, null);

            assertThat(report.failures())
                    .containsExactlyInAnyOrder(
                            "counted: unique n: 1 failing row", "counted: value_range n: 1 failing row");
            assertThat(report.testsPassed()).isEqualTo(1);
            assertThat(report.failedTests())
                    .anySatisfy(test -> assertThat(test.rows()).containsExactly("{\"n\":9}"));
            assertThat(sandbox.value("select count(*) from LAYER.COUNTED")).isEqualTo("4");
            assertThat(LayerTests.run(PROJECT, sandbox.warehouse, Set.of("beside"))
                            .failures())
                    .isEmpty();
        }
    }

    @Test
    void valuesThatAreLostAreAskedForFirstAndThenTheirRowsAreCounted() throws Exception {
        Map<String, String> files = new HashMap<>(TinyProject.FILES);
        files.put(
                "models/counted.yml",
                "{models: [{name: counted, columns: [{name: n, data_tests: [{relationships:"
                        + " {arguments: {to: ref('beside'), field: n}}}]}]}]}");
        Project project = Project.read(new ProjectFiles(files), Map.of(), "duckdb");
        try (Sandbox sandbox = TinyProject.sandbox()) {
            TinyProject.run(sandbox, Map.of());
            sandbox.sql("delete from LAYER.COUNTED").sql("insert into LAYER.COUNTED values (7), (2), (2), (3), (null)");

            LayerReport report = LayerTests.run(project, sandbox.warehouse, Set.of("counted"));

            assertThat(report.failures()).containsExactly("counted: relationships n: 3 failing rows");
            Node counted = project.nodes().stream()
                    .filter(node -> node.name().equals("counted"))
                    .findFirst()
                    .orElseThrow();
            assertThat(counted.tests().getFirst().check())
                    .isInstanceOfSatisfying(
                            Check.Query.class, query -> assertThat(query.sql()).contains("(" + query.suspects() + ")"));
        }
    }

    @Test
    void whatIsNotThereYetIsSaid() throws Exception {
        try (Sandbox sandbox = TinyProject.sandbox()) {
            assertThat(LayerTests.run(PROJECT, sandbox.warehouse, Set.of("counted"))
                            .failures())
                    .containsExactly("LAYER.COUNTED: it has not been built yet; run the pipeline first");
        }
    }
}
