package kitchensync.pipeline.history;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kitchensync.pipeline.run.NextRun;
import kitchensync.pipeline.run.RunStep;
import org.jspecify.annotations.Nullable;

/** Reads the history. */
@Singleton
public class PastRuns implements NextRun {

    private static final String RUNS = """
            select run_id, trigger, asked, state, started_at, finished_at, data_up_to, rows, tests_passed, tests_failed,
                   millis, error
            from pipeline.runs
            """;

    private static final String STEPS = """
            select kind, name, state, rows, millis, error from pipeline.steps where run_id = ? order by position
            """;

    private static final String LAST_STEPS = """
            select distinct on (s.name) s.kind, s.name, s.state, s.rows, s.millis, s.error, r.started_at
            from (select run_id, began, started_at from pipeline.runs order by began desc limit 500) r
            join pipeline.steps s using (run_id)
            where s.kind in ('extract', 'model')
            order by s.name, r.began desc
            """;

    private static final String SINCE_LAST = """
            select cast(1000 * extract(epoch from clock_timestamp() - max(began)) as bigint)
            from pipeline.runs where asked = '' and state in ('succeeded', 'failed')
            """;

    private final AgroalDataSource postgres;
    private final RunHistory history;

    PastRuns(AgroalDataSource postgres, RunHistory history) {
        this.postgres = postgres;
        this.history = history;
    }

    /** The newest first. */
    public List<PastRun> latest(int most) throws SQLException {
        return select(RUNS + "order by began desc limit ?", most);
    }

    /** The last ordinary run that succeeded. */
    public Optional<PastRun> lastGood() throws SQLException {
        return select(RUNS + "where asked = '' and state = 'succeeded' order by began desc limit ?", 1).stream()
                .findFirst();
    }

    private List<PastRun> select(String sql, int most) throws SQLException {
        history.migrate();
        List<PastRun> runs = new ArrayList<>();
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(run(row));
                }
            }
        }
        return runs;
    }

    private static PastRun run(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        Timestamp upTo = row.getTimestamp("data_up_to");
        return new PastRun(
                row.getObject("run_id", UUID.class),
                row.getString("trigger"),
                row.getString("asked"),
                row.getString("state"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                upTo == null ? null : upTo.toInstant(),
                number(row, "rows"),
                row.getObject("tests_passed", Integer.class),
                row.getObject("tests_failed", Integer.class),
                number(row, "millis"),
                row.getString("error"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    @Override
    public Duration untilDue(Duration every) throws SQLException {
        history.migrate();
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(SINCE_LAST);
                ResultSet row = select.executeQuery()) {
            row.next();
            Long since = row.getObject(1, Long.class);
            Duration wait = since == null ? Duration.ZERO : every.minusMillis(since);
            return wait.isNegative() ? Duration.ZERO : wait;
        }
    }

    /** By table, among the newest runs. */
    public Map<String, LastStep> lastSteps() throws SQLException {
        history.migrate();
        Map<String, LastStep> last = new HashMap<>();
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_STEPS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                last.put(
                        row.getString("name"),
                        new LastStep(step(row), row.getTimestamp("started_at").toInstant()));
            }
        }
        return last;
    }

    /** What a run did, without the models that had nothing to do. */
    public List<RunStep> steps(UUID run) throws SQLException {
        history.migrate();
        List<RunStep> steps = new ArrayList<>();
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setObject(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.add(step(row));
                }
            }
        }
        return steps;
    }

    private static RunStep step(ResultSet row) throws SQLException {
        return new RunStep(
                RunStep.Kind.valueOf(upper(row.getString("kind"))),
                row.getString("name"),
                RunStep.State.valueOf(upper(row.getString("state"))),
                number(row, "rows"),
                row.getLong("millis"),
                row.getString("error"));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
