package kitchensync.schemas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to do what one process at a time may do. It is an advisory lock of Postgres on a connection of its own, so
 * that it ends with the process that holds it, however that ends.
 */
public final class Turn implements AutoCloseable {

    private final Connection connection;
    private final String name;

    private Turn(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Waits until nobody else has it. */
    public static Turn take(DataSource database, String name) throws SQLException {
        return locked(database, "select true from (select pg_advisory_lock(hashtextextended(?, 0))) as taken", name)
                .orElseThrow();
    }

    /** Does not wait; nothing when another process has it. */
    public static Optional<Turn> tryTake(DataSource database, String name) throws SQLException {
        return locked(database, "select pg_try_advisory_lock(hashtextextended(?, 0))", name);
    }

    private static Optional<Turn> locked(DataSource database, String sql, String name) throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setString(1, name);
            try (ResultSet taken = lock.executeQuery()) {
                if (taken.next() && taken.getBoolean(1)) {
                    return Optional.of(new Turn(connection, name));
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                PreparedStatement unlock =
                        connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 0))")) {
            unlock.setString(1, name);
            unlock.execute();
        }
    }
}
