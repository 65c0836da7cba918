package kitchensync.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.pipeline.layer.LayerException;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunProgress;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.pipeline.run.RunStep;
import kitchensync.pipeline.run.RunStep.Kind;
import kitchensync.pipeline.run.RunStep.State;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class RunHistoryIT {

    @Inject
    PipelineRunner runner;

    @Inject
    PastRuns past;

    @Inject
    RunHistory history;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Warehouse warehouse;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void stores() throws SQLException {
        StoreSchemas.create(postgres, catalogue.activeStores());
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PastRun last() throws SQLException {
        return past.latest(1).getFirst();
    }

    @Test
    void aRunAndItsStepsAreWrittenDown() throws SQLException {
        // Given
        Store store = catalogue.activeStores().getFirst();
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.sales(connection, store, 3, "2026-01-05 12:00-06");
        }

        // When
        runner.run(RunRequest.of(Trigger.PREPARATION), RunProgress.SILENT);

        // Then
        PastRun run = last();
        assertThat(run.trigger()).isEqualTo("preparation");
        assertThat(run.state()).isEqualTo("succeeded");
        assertThat(run.error()).isNull();
        assertThat(run.rows()).isEqualTo(3);
        assertThat(run.finishedAt()).isNotNull();
        assertThat(run.dataUpTo()).isNotNull();
        List<RunStep> steps = past.steps(run.id());
        assertThat(steps)
                .filteredOn(step -> step.name().equals("RAW.SALES_EVENTS"))
                .singleElement()
                .satisfies(step -> assertThat(step.rows()).isEqualTo(3));
        assertThat(steps)
                .filteredOn(step -> step.name().equals("MARTS.DAY_TOTALS"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.kind()).isEqualTo(Kind.MODEL);
                    assertThat(step.state()).isEqualTo(State.DONE);
                    assertThat(step.rows()).isNotNull();
                });
        assertThat(steps.getLast().kind()).isEqualTo(Kind.PUBLISH);
    }

    @Test
    void aFailingTestIsThereWithItsRows() throws SQLException {
        // Given: a sale that extract could never bring.
        runner.run();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into RAW.SALES_EVENTS values ('012', 900, uuid(), 'BRAT', 5000, 2.00,"
                    + " '2026-01-06 12:00', nextval('RAW.LOAD_SEQ'))");
            try {
                // When
                runner.run();
            } finally {
                statement.execute("delete from RAW.SALES_EVENTS where quantity = 5000");
            }
        }

        // Then
        PastRun run = last();
        assertThat(run.state()).isEqualTo("failed");
        assertThat(run.error()).contains("value_range quantity").contains("1 failing row");
        assertThat(past.steps(run.id()))
                .filteredOn(step -> step.kind() == Kind.TEST && step.state() == State.FAILED)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.rows()).isEqualTo(1);
                    assertThat(step.error()).contains("\"quantity\":5000");
                });
        assertThat(past.steps(run.id()))
                .filteredOn(step -> step.name().equals("MARTS.DAY_TOTALS"))
                .singleElement()
                .satisfies(step -> assertThat(step.state()).isEqualTo(State.SKIPPED));
    }

    @Test
    void aRunThatBreaksOffSaysWhereAndWhy() throws SQLException {
        RunRequest wrong = new RunRequest(Trigger.COMMAND, "no_such_model", "", false, null);

        assertThatThrownBy(() -> runner.run(wrong, RunProgress.SILENT)).isInstanceOf(LayerException.class);

        PastRun run = last();
        assertThat(run.asked()).isEqualTo("--select no_such_model");
        assertThat(run.state()).isEqualTo("failed");
        assertThat(run.error()).contains("no_such_model");
        assertThat(past.steps(run.id()).getLast().state()).isEqualTo(State.FAILED);
    }

    @Test
    void aRunThatWasKilledIsSeenAtTheNextOne() throws SQLException {
        // Given
        UUID killed = UUID.randomUUID();
        history.began(
                new Started(killed, RunRequest.of(Trigger.SCHEDULE), java.time.Instant.parse("2026-01-07T05:55:00Z")));
        assertThat(last().state()).isEqualTo("running");

        // When
        runner.run();

        // Then
        assertThat(past.latest(10))
                .filteredOn(run -> run.id().equals(killed))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo("interrupted");
                    assertThat(run.error()).contains("ended before the run did");
                });
    }

    @Test
    void aRunGoesWellWithoutItsHistory() throws SQLException {
        sql("alter table pipeline.runs rename to hidden");
        try {
            assertThat(runner.run().succeeded()).isTrue();
        } finally {
            sql("alter table pipeline.hidden rename to runs");
        }
        int before = past.latest(100).size();
        runner.run();
        assertThat(past.latest(100)).hasSize(Math.min(100, before + 1));
    }

    @Test
    void oldRunsAreForgotten() throws SQLException {
        runner.run();
        UUID old = last().id();
        runner.run();
        sql("update pipeline.runs set began = began - interval '31 days' where run_id = '" + old + "'");

        int forgotten = history.forget(Duration.ofDays(30));

        assertThat(forgotten).isEqualTo(1);
        assertThat(past.latest(100)).noneMatch(run -> run.id().equals(old));
        assertThat(past.steps(old)).isEmpty();
    }
}
