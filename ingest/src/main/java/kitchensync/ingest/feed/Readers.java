package kitchensync.ingest.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;

/** How far each lasting reader of the feed has come (table {@code ingest.readers}). */
@Singleton
public class Readers {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AgroalDataSource database;

    Readers(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes a reader that has no position yet begin with the oldest event there is. */
    public void startAtOldest(String reader) throws SQLException {
        startAt(reader, "oldest - 1");
    }

    /**
     * Makes a reader that has no position yet begin after the newest event that is committed now. Waits until those
     * that are committed have their positions.
     */
    public void startAtHead(String reader) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (anyUnnumbered(statement)) {
                statement.execute("select ingest.number_commits()");
                Thread.sleep(LOOK_AGAIN);
            }
        }
        startAt(reader, "position");
    }

    private static boolean anyUnnumbered(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select from ingest.inbox)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void startAt(String reader, String place) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into ingest.readers (reader, position)"
                        + " select ?, " + place + " from ingest.head on conflict do nothing")) {
            insert.setString(1, reader);
            insert.execute();
        }
    }

    /** Its position; empty when it has none. */
    public OptionalLong position(String reader) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return position(connection, "select position from ingest.readers where reader = ?", reader);
        }
    }

    /** The same, held until the transaction ends; empty also when another process holds it. */
    public static OptionalLong hold(Connection connection, String reader) throws SQLException {
        return position(
                connection, "select position from ingest.readers where reader = ? for update skip locked", reader);
    }

    private static OptionalLong position(Connection connection, String query, String reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, reader);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Moves a reader on; never back. */
    public static void move(Connection connection, String reader, long position) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update ingest.readers set position = greatest(position, ?) where reader = ?")) {
            update.setLong(1, position);
            update.setString(2, reader);
            update.executeUpdate();
        }
    }
}
