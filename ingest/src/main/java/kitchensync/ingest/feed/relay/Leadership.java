package kitchensync.ingest.feed.relay;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to relay, which one process has at a time: an advisory lock on a connection of its own. Whoever loses the
 * connection has lost the lock, and learns it with the next use of {@link #connection}.
 */
final class Leadership implements AutoCloseable {

    /** Any number that no other advisory lock of the database uses. */
    private static final long LOCK = 0x6b73_7265_6c61_79L;

    private final Connection connection;

    private Leadership(Connection connection) {
        this.connection = connection;
    }

    /** Empty while another process has it. */
    static Optional<Leadership> take(AgroalDataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            if (row.next() && row.getBoolean(1)) {
                return Optional.of(new Leadership(connection));
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    Connection connection() {
        return connection;
    }

    /** Fails when the lock is lost. */
    void check() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
