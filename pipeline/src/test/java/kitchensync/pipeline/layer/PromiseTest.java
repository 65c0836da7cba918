package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final String UNIT_TEST = """
            unit_tests:
              - name: adds_up
                model: after
                given:
                  - input: ref('counted')
                    rows: [{n: 4}, {n: 5}]
                expect:
                  rows: [{n: %d}]
            """;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        sandbox = TinyProject.sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private LayerReport run(Map<String, String> changes) throws SQLException {
        return TinyProject.run(sandbox, changes);
    }

    @Test
    void anErrorNamesTheLineOfTheRenderedQuery() throws SQLException {
        // When
        LayerReport report = run(Map.of("models/counted.sql", """
                {% set columns = ['n', 'nothing'] %}
                select
                  {{ columns | join(',') }}
                from {{ source('raw', 'numbers') }}
                """));

        // Then
        assertThat(report.failures())
                .singleElement()
                .asString()
                .endsWith("(line 2 of models/counted.sql as it is rendered: n,nothing)");
    }

    @Test
    void failingRowsAreKeptUntilTheTestHolds() throws SQLException {
        // Given
        String kept = "select node, test, severity, failing_row from TEST_FAILURES.FAILING_ROWS order by all";
        sandbox.sql("insert into LAYER.NUMBERS values (9)");

        // When
        LayerReport report = run(Map.of());

        // Then
        assertThat(sandbox.rows(kept)).containsExactly("LAYER.COUNTED|counted: value_range n|error|{\"n\":9}");
        assertThat(report.failedTests()).singleElement().satisfies(failed -> {
            assertThat(failed.rows()).containsExactly("{\"n\":9}");
            assertThat(failed.sql()).contains("n < 1 or n > 3");
        });

        // When
        sandbox.sql("delete from LAYER.NUMBERS where n = 9");
        run(Map.of());

        // Then
        assertThat(sandbox.rows(kept)).isEmpty();
    }

    @Test
    void aBrokenContractKeepsTheTableAsItWas() throws SQLException {
        // Given
        run(Map.of());
        String contract = """
                models:
                  - name: beside
                    config: {contract: {enforced: true}}
                    columns: [{name: n, data_type: %s}]
                """;

        // When / Then
        assertThat(run(Map.of("models/beside.yml", contract.formatted("integer")))
                        .failures())
                .isEmpty();
        assertThat(run(Map.of("models/beside.yml", contract.formatted("bigint"), "models/beside.sql", "select 8 as n"))
                        .failures())
                .containsExactly("LAYER.BESIDE: the contract promises n as bigint, but the query makes it integer");
        assertThat(run(Map.of("models/beside.yml", contract.formatted("integer"), "models/beside.sql", "select 8 as m"))
                        .failures())
                .containsExactly("LAYER.BESIDE: the contract promises a column n, which the query does not make");
        assertThat(run(Map.of(
                                "models/beside.yml",
                                contract.formatted("integer"),
                                "models/beside.sql",
                                "select 8 as n, 9 as m"))
                        .failures())
                .containsExactly("LAYER.BESIDE: the query makes m, which the contract does not promise");
        assertThat(sandbox.rows("from LAYER.BESIDE")).containsExactly("7");
    }

    @Test
    void aUnitTestRunsAgainWithOtherCodeOnly() throws SQLException {
        // Given
        Map<String, String> tested = Map.of("models/after_test.yml", UNIT_TEST.formatted(9));
        assertThat(run(tested).testsPassed()).isEqualTo(4);

        // When
        sandbox.sql("insert into LAYER.NUMBERS values (3)");
        LayerReport report = run(tested);

        // Then
        assertThat(sandbox.value("select n from LAYER.AFTER")).isEqualTo("6");
        assertThat(report.testsPassed()).isEqualTo(3);
    }

    @Test
    void aUnitTestThatHasPassedIsNotRunAgainByAFullRefresh() throws SQLException {
        // Given
        Map<String, String> tested = Map.of("models/after_test.yml", UNIT_TEST.formatted(9));
        Map<String, String> wrong = Map.of("models/after_test.yml", UNIT_TEST.formatted(8));
        assertThat(run(tested).testsPassed()).isEqualTo(4);

        // When / Then
        assertThat(TinyProject.run(sandbox, tested, RunOptions.FULL_REFRESH).testsPassed())
                .isEqualTo(3);
        for (int i = 0; i < 2; i++) {
            assertThat(TinyProject.run(sandbox, wrong, RunOptions.FULL_REFRESH).failures())
                    .singleElement()
                    .asString()
                    .contains("unit test adds_up");
        }
    }

    @Test
    void aUnitTestHoldsAModelsQueryAgainstRowsThatAreWrittenDown() throws SQLException {
        // When / Then
        assertThat(run(Map.of("models/after_test.yml", UNIT_TEST.formatted(9))).failures())
                .isEmpty();
        assertThat(run(Map.of("models/after_test.yml", UNIT_TEST.formatted(8))).failures())
                .containsExactly("LAYER.AFTER: unit test adds_up: does not make {\"n\":8}; makes {\"n\":9}");
    }
}
