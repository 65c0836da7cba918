package kitchensync.pipeline.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Held by the one run that is under way. Postgres frees it when its process ends, however it ends. */
final class RunLock implements AutoCloseable {

    /** "kitchen" in ASCII: any number that nobody else locks. */
    private static final long KEY = 0x6B69746368656EL;

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Connection postgres;

    private RunLock(Connection postgres) {
        this.postgres = postgres;
    }

    /**
     * @param patience how long to wait for the run that holds it to end
     * @throws PipelineBusyException when it still holds it then
     */
    static RunLock take(Connection postgres, Duration patience) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (!ask(postgres, "select pg_try_advisory_lock(" + KEY + ")")) {
            if (System.nanoTime() - start >= patience.toNanos()) {
                throw new PipelineBusyException();
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
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
