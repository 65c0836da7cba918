package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.run.ForwardingWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {

    private static final Project PROJECT = Project.read(new ProjectFiles(TinyProject.FILES), Map.of(), "duckdb");

    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        sandbox = TinyProject.sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    @Test
    void whatNeedsNothingOfEachOtherIsMadeAtTheSameTime() throws SQLException {
        // Given
        CountDownLatch atWork = new CountDownLatch(2);

        // When
        LayerReport report = LayerRunner.run(PROJECT, new TwoLanes(sandbox.warehouse, what -> {
            if (!what.startsWith("expect")) {
                meet(atWork);
            }
        }));

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(report.models())
                .extracting(ModelRun::name)
                .containsExactly("LAYER.COUNTED", "LAYER.AFTER", "LAYER.BESIDE");
        assertThat(sandbox.value("select n from LAYER.AFTER")).isEqualTo("3");
    }

    @Test
    void oneLaneThatBreaksOffEndsTheOthers() {
        assertThatThrownBy(() -> LayerRunner.run(PROJECT, new TwoLanes(sandbox.warehouse, node -> {
                    if (node.contains("LAYER.COUNTED")) {
                        throw new IllegalStateException("out of order");
                    }
                })))
                .hasMessage("out of order");
    }

    @Test
    void onlyNewCodeLetsTheWarehouseExpectMuch() throws SQLException {
        // Given
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Warehouse warehouse = new TwoLanes(sandbox.warehouse, told::add);
        String much = "expect " + Long.MAX_VALUE;

        // When
        LayerRunner.run(PROJECT, warehouse);

        // Then
        assertThat(told).contains(much);
        told.clear();
        LayerRunner.run(PROJECT, warehouse);
        assertThat(told).doesNotContain(much);
    }

    @Test
    void aTableWithNewCodeIsNotMuch() throws SQLException {
        // Given
        LayerRunner.run(PROJECT, sandbox.warehouse);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Warehouse warehouse = new TwoLanes(sandbox.warehouse, told::add);

        // When
        LayerReport table = LayerRunner.run(changed("select 8 as n"), warehouse);

        // Then
        String much = "expect " + Long.MAX_VALUE;
        assertThat(table.succeeded()).isTrue();
        assertThat(told).doesNotContain(much);
        LayerRunner.run(changed("{{ config(materialized='view') }}select 8 as n"), warehouse);
        assertThat(told).contains(much);
    }

    private static Project changed(String beside) {
        return Project.read(
                new ProjectFiles(TinyProject.FILES).with(Map.of("models/beside.sql", beside)), Map.of(), "duckdb");
    }

    private static void meet(CountDownLatch atWork) {
        atWork.countDown();
        try {
            assertThat(atWork.await(20, TimeUnit.SECONDS))
                    .as("two are at work at a time")
                    .isTrue();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** @param atWork told of each node before it is made, and of what is to be expected */
    private record TwoLanes(Warehouse real, Consumer<String> atWork) implements ForwardingWarehouse {
        @Override
        public int lanes() {
            return 2;
        }

        @Override
        public void expect(long events) {
            atWork.accept("expect " + events);
        }

        @Override
        public void label(Connection connection, String purpose) {
            atWork.accept(purpose);
        }
    }
}
