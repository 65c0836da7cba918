package kitchensync.pipeline.history;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kitchensync.pipeline.run.RunListener;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunStep;
import kitchensync.schemas.Scripts;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what every run did in the schema {@code pipeline} of Postgres. It has a connection of its own and does not wait
 * for the disk, so that it costs a run next to nothing; when Postgres fails, the run goes on without it.
 */
@Singleton
public class RunHistory implements RunListener {

    private static final String SCHEMA = "pipeline";
    private static final Scripts SCRIPTS =
            new Scripts(RunHistory.class, "kitchensync/pipeline/history", "schema_history");

    /** The one who begins holds the lock, so whoever is still said to run has ended without a word. */
    private static final String INTERRUPT = """
            update pipeline.runs set state = 'interrupted', error = 'the process ended before the run did'
            where state = 'running'
            """;

    private static final String BEGIN = """
            insert into pipeline.runs (run_id, trigger, asked, state, started_at) values (?, ?, ?, 'running', ?)
            """;

    private static final String STEP = "insert into pipeline.steps values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String END = """
            update pipeline.runs
            set state = ?, finished_at = ?, data_up_to = ?, rows = ?, tests_passed = ?, tests_failed = ?, millis = ?,
                error = ?
            where run_id = ?
            """;

    private static final int LONGEST_ERROR = 4_000;

    private final AgroalDataSource postgres;
    private volatile boolean migrated;

    RunHistory(AgroalDataSource postgres) {
        this.postgres = postgres;
    }

    @Override
    public void began(Started run) {
        write(connection -> {
            try (Statement interrupt = connection.createStatement();
                    PreparedStatement begin = connection.prepareStatement(BEGIN)) {
                interrupt.executeUpdate(INTERRUPT);
                begin.setObject(1, run.id());
                begin.setString(2, name(run.request().trigger()));
                begin.setString(3, run.request().asked());
                begin.setTimestamp(4, Timestamp.from(run.at()));
                begin.executeUpdate();
            }
        });
    }

    @Override
    public void ended(Started run, Ended end) {
        write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(END)) {
                RunReport report = end.report();
                update.setString(1, end.succeeded() ? "succeeded" : "failed");
                update.setTimestamp(2, Timestamp.from(end.at()));
                update.setTimestamp(3, timestamp(end.dataUpTo()));
                update.setObject(4, report == null ? null : report.rows(), Types.BIGINT);
                update.setObject(5, report == null ? null : report.testsPassed(), Types.INTEGER);
                update.setObject(6, report == null ? null : report.testsFailed(), Types.INTEGER);
                update.setLong(7, end.millis());
                update.setString(8, cut(end.error()));
                update.setObject(9, run.id());
                update.executeUpdate();
            }
            steps(connection, run.id(), end.steps());
        });
    }

    private static void steps(Connection connection, UUID run, List<RunStep> steps) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STEP)) {
            for (int i = 0; i < steps.size(); i++) {
                RunStep step = steps.get(i);
                if (step.state() == RunStep.State.UNCHANGED) {
                    continue;
                }
                insert.setObject(1, run);
                insert.setInt(2, i);
                insert.setString(3, name(step.kind()));
                insert.setString(4, step.name());
                insert.setString(5, name(step.state()));
                insert.setObject(6, step.rows(), Types.BIGINT);
                insert.setLong(7, step.millis());
                insert.setString(8, cut(step.error()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Forgets runs that began longer ago, on Postgres' clock.
     *
     * @return how many
     */
    public int forget(Duration kept) throws SQLException {
        migrate();
        try (Connection connection = postgres.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from pipeline.runs where began < clock_timestamp() - make_interval(secs => ?)")) {
            delete.setDouble(1, (double) kept.toSeconds());
            return delete.executeUpdate();
        }
    }

    private interface Writing {
        void write(Connection connection) throws SQLException;
    }

    private void write(Writing writing) {
        try {
            migrate();
            try (Connection connection = postgres.getConnection()) {
                connection.setAutoCommit(false);
                try (Statement fast = connection.createStatement()) {
                    fast.execute("set local synchronous_commit = off");
                    writing.write(connection);
                    connection.commit();
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the run history cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** Makes the schema where it is missing. */
    synchronized void migrate() throws SQLException {
        if (!migrated) {
            SCRIPTS.migrate(postgres, SCHEMA);
            migrated = true;
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + " ..";
    }
}
