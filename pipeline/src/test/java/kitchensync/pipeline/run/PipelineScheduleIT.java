package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.pipeline.history.PastRuns;
import kitchensync.pipeline.history.RunHistory;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules of several processes, all on one Postgres. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class PipelineScheduleIT {

    private static final Duration EVERY = Duration.ofMinutes(5);

    @Inject
    PipelineRunner runner;

    @Inject
    PastRuns past;

    @Inject
    RunHistory history;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void nothingHasRun() throws SQLException {
        StoreSchemas.create(postgres, catalogue.activeStores());
        runs();
        sql("truncate pipeline.runs cascade");
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long runs() throws SQLException {
        return past.latest(100).stream()
                .filter(run -> run.trigger().equals("schedule") && run.succeeded())
                .count();
    }

    private PipelineSchedule process() {
        return new PipelineSchedule(runner, past, Optional.of(EVERY));
    }

    private void minutesPass(int minutes) throws SQLException {
        sql("update pipeline.runs set began = began - interval '" + minutes + " minutes'");
    }

    @Test
    void ofSeveralReplicasOneRuns() throws SQLException {
        process().look();
        process().look();
        process().look();

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void anotherTakesOverWhenARunIsDue() throws SQLException {
        process().look();
        minutesPass(4);
        process().look();
        assertThat(runs()).isEqualTo(1);

        minutesPass(1);
        process().look();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void afterADayWithoutARunOneCatchesUp() throws SQLException {
        process().look();
        minutesPass(24 * 60);

        PipelineSchedule back = process();
        back.look();
        back.look();

        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void whatWasCutOffIsRunAgainAtOnce() throws SQLException {
        history.began(new Started(UUID.randomUUID(), RunRequest.of(Trigger.SCHEDULE), TestWarehouse.NOW));

        process().look();

        assertThat(runs()).isEqualTo(1);
        assertThat(past.latest(2)).extracting(run -> run.state()).containsExactly("succeeded", "interrupted");
    }

    @Test
    void nothingIsRunWhileAnotherProcessIsAtIt() throws Exception {
        try (Connection other = postgres.getConnection();
                RunLock lock = RunLock.take(other, Duration.ZERO)) {
            process().look();
            assertThat(runs()).isZero();
        }
    }

    @Test
    void aRunOfSomeModelsLeavesTheScheduleAsItIs() throws SQLException {
        runner.run(RunRequest.of(Trigger.COMMAND), RunProgress.SILENT);
        minutesPass(6);
        runner.run(new RunRequest(Trigger.COMMAND, "day_totals", "", false, null), RunProgress.SILENT);

        process().look();

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void withoutAnIntervalNothingRuns() throws SQLException {
        new PipelineSchedule(runner, past, Optional.empty()).look();

        assertThat(past.latest(1)).isEmpty();
    }
}
