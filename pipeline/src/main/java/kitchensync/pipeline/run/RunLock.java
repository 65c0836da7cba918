package kitchensync.pipeline.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Held by the one process that may run the pipeline. Postgres frees it when that process ends, however it ends. */
final class RunLock implements AutoCloseable {

    /** "kitchen" in ASCII: any number that nobody else locks. */
    private static final long KEY = 0x6B69746368656EL;

    private final Connection postgres;

    private RunLock(Connection postgres) {
        this.postgres = postgres;
    }

    /** @throws PipelineBusyException when another process holds it */
    static RunLock take(Connection postgres) throws SQLException {
        if (!ask(postgres, "select pg_try_advisory_lock(" + KEY + ")")) {
            throw new PipelineBusyException();
        }
        return new RunLock(postgres);
    }

    @Override
    public void close() throws SQLException {
        ask(postgres, "select pg_advisory_unlock(" + KEY + ")");
    }

    private static boolean ask(Connection postgres, String question) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
