package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import kitchensync.pipeline.run.ForwardingWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayerRunnerTest {

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
    void aGreenRunReportsRowsPerModel() throws SQLException {
        // When
        LayerReport report = run(Map.of());

        // Then
        assertThat(report.succeeded()).isTrue();
        assertThat(report.testsPassed()).isEqualTo(3);
        assertThat(report.models())
                .extracting(ModelRun::name, ModelRun::outcome, ModelRun::rows)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("LAYER.COUNTED", Outcome.BUILT, 2L),
                        org.assertj.core.api.Assertions.tuple("LAYER.AFTER", Outcome.BUILT, 1L),
                        org.assertj.core.api.Assertions.tuple("LAYER.BESIDE", Outcome.BUILT, 1L));
    }

    @Test
    void aFailingTestKeepsTheLastGoodTableAndStopsWhatReadsIt() throws SQLException {
        // Given
        run(Map.of());
        sandbox.sql("insert into LAYER.NUMBERS values (9), (9), (null)");

        // When
        LayerReport report = run(Map.of());

        // Then
        assertThat(report.failures())
                .containsExactlyInAnyOrder(
                        "counted: not_null n: 1 failing row",
                        "counted: unique n: 1 failing row",
                        "counted: value_range n: 2 failing rows");
        assertThat(report.models())
                .extracting(ModelRun::outcome)
                .containsExactly(Outcome.FAILED, Outcome.SKIPPED, Outcome.UNCHANGED);
        assertThat(sandbox.rows("select n from LAYER.COUNTED order by n")).containsExactly("1", "2");
        assertThat(sandbox.value("select n from LAYER.AFTER")).isEqualTo("3");
    }

    @Test
    void aWarningIsReportedAndStopsNothing() throws SQLException {
        // Given
        sandbox.sql("insert into LAYER.NUMBERS values (9)");

        // When
        LayerReport report =
                run(Map.of("models/counted.yml", TinyProject.TESTS.formatted(", config: {severity: warn}")));

        // Then
        assertThat(report.succeeded()).isTrue();
        assertThat(report.warnings()).containsExactly("counted: value_range n: 1 failing row");
        assertThat(sandbox.value("select n from LAYER.AFTER")).isEqualTo("12");
    }

    @Test
    void aBrokenQueryIsReportedWithItsModel() throws SQLException {
        // When
        LayerReport report = run(Map.of("models/counted.sql", "select nothing from {{ source('raw', 'numbers') }}"));

        // Then
        assertThat(report.failures()).singleElement().asString().startsWith("LAYER.COUNTED: ");
        assertThat(report.models())
                .extracting(ModelRun::outcome)
                .containsExactly(Outcome.FAILED, Outcome.SKIPPED, Outcome.BUILT);
    }

    @Test
    void aTestInAFileOfItsOwnStopsTheLastModelItReads() throws SQLException {
        // When
        LayerReport report = run(Map.of("tests/assert_more.sql", "select n from {{ ref('after') }} where n < 100"));

        // Then
        assertThat(report.failures()).containsExactly("assert_more: 1 failing row");
        assertThat(report.models())
                .extracting(ModelRun::outcome)
                .containsExactly(Outcome.BUILT, Outcome.FAILED, Outcome.BUILT);
    }

    @Test
    void relationshipsAndAcceptedValuesCountTheRowsThatBreakThem() throws SQLException {
        // Given
        sandbox.sql("insert into LAYER.NUMBERS values (7), (null)");
        String tests = """
                models:
                  - name: counted
                    columns:
                      - name: n
                        data_tests:
                          - relationships: {arguments: {to: "ref('beside')", field: n}}
                          - accepted_values: {arguments: {values: [1, 7], quote: false}}
                """;

        // When
        LayerReport report = run(Map.of("models/counted.yml", tests));

        // Then
        assertThat(report.failures())
                .containsExactlyInAnyOrder(
                        "counted: relationships n: 2 failing rows", "counted: accepted_values n: 1 failing row");
    }

    @Test
    void aViewMayBecomeATable() throws SQLException {
        // Given
        run(Map.of("models/beside.sql", "{{ config(materialized='view') }} select 7 as n"));

        // When
        LayerReport report = run(Map.of());

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(sandbox.value("select table_type from information_schema.tables where table_name ilike 'beside'"))
                .isEqualTo("BASE TABLE");
    }

    @Test
    void whatIsOnlyTestedIsWrittenDownWithTheNextCommit() throws SQLException {
        // Given
        TinyProject.run(sandbox, Map.of());
        AtomicInteger commits = new AtomicInteger();
        Warehouse warehouse = new Counting(sandbox.warehouse, commits);
        Project project = Project.read(new ProjectFiles(TinyProject.FILES), Map.of(), "duckdb");
        String source = "select version from PIPELINE.MODEL_STATES where name = 'raw.numbers'";
        String first = sandbox.value(source);

        // When: the source, and the model that is made of it
        LayerReport report = LayerRunner.run(project, warehouse);

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(commits).hasValue(1);
        String second = sandbox.value(source);
        assertThat(second).isNotEqualTo(first);

        // When: nothing but the source
        LayerRunner.run(project, warehouse, RunOptions.of(Set.of("raw.numbers")));

        // Then
        assertThat(commits).hasValue(2);
        assertThat(sandbox.value(source)).isNotEqualTo(second);
    }

    /** Counts commits; one lane. */
    private record Counting(Warehouse real, AtomicInteger commits) implements ForwardingWarehouse {
        @Override
        public Connection connect() throws SQLException {
            Connection connection = real.connect();
            return (Connection) Proxy.newProxyInstance(
                    Counting.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("commit")) {
                            commits.incrementAndGet();
                        }
                        return method.invoke(connection, arguments);
                    });
        }
    }
}
