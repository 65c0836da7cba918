package kitchensync.ingest.feed;

import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;

/** The feed in Postgres. */
@Singleton
class FeedTables {

    /** The commit that holds the first position may have begun before it. */
    private static final String WINDOW = """
            select h.position, h.oldest, c.first_position, c.last_position, c.store_id, c.first_seq, c.received_at
            from ingest.head h left join ingest.commits c
              on c.first_position >= coalesce((select max(first_position) from ingest.commits where first_position <= ?), 0)
              and c.last_position >= ? and c.first_position <= ? and (cardinality(?::text[]) = 0 or c.store_id = any (?))
            order by c.first_position limit ?""";

    /** The same position, unless no event has the next ones: a restore passes over far more than could be walked through. */
    private static final String GO_ON_FROM = """
            select case when (select last_position from ingest.commits where first_position <= ?
                              order by first_position desc limit 1) > ? then ?
              else coalesce((select min(first_position) - 1 from ingest.commits where first_position > ?), position) end
            from ingest.head""";

    private static final int PLACES = 4;

    private final AgroalDataSource database;
    private final Map<String, Store> stores;

    FeedTables(AgroalDataSource database, Catalogue catalogue) {
        this.database = database;
        this.stores = catalogue.stores().stream().collect(toMap(Store::id, Function.identity()));
    }

    /**
     * Where the feed stands.
     *
     * @param position the last one
     * @param oldest the first that can still be read
     */
    record Head(long position, long oldest) {}

    /** Commits of some stores that overlap a range of positions, and where the feed stood then. */
    record Window(Head head, List<Commit> commits) {}

    Head head() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select position, oldest from ingest.head");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getLong(2));
        }
    }

    /** Whether a commit still waits for its position. */
    boolean isWaiting(Tail.Origin commit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select exists (select from ingest.inbox where store_id = ? and first_seq = ?)")) {
            select.setString(1, commit.storeId());
            select.setLong(2, commit.firstSeq());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Gives commits that have none a position; answers where the feed stands, and the commits after a position. */
    Window number(long after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement number = connection.prepareStatement("select ingest.number_commits()")) {
            number.execute();
            return window(connection, after, Long.MAX_VALUE, Set.of(), limit);
        }
    }

    /** The position that a reader may go on from who has found no commit up to one. */
    long goOnFrom(long position) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GO_ON_FROM)) {
            for (int i = 1; i <= PLACES; i++) {
                select.setLong(i, position);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Commits that overlap {@code since + 1 .. upto}; of all stores when none is named. */
    Window window(long since, long upto, Set<String> stores) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return window(connection, since, upto, stores, Integer.MAX_VALUE);
        }
    }

    private static Window window(Connection connection, long since, long upto, Set<String> stores, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WINDOW)) {
            select.setLong(1, since + 1);
            select.setLong(2, since + 1);
            select.setLong(3, upto);
            select.setArray(4, connection.createArrayOf("text", stores.toArray()));
            select.setArray(5, connection.createArrayOf("text", stores.toArray()));
            select.setInt(6, limit);
            List<Commit> commits = new ArrayList<>();
            Head head = new Head(0, 1);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    head = new Head(rows.getLong(1), rows.getLong(2));
                    if (rows.getString(5) != null) {
                        commits.add(commit(rows, 3));
                    }
                }
            }
            return new Window(head, commits);
        }
    }

    private static Commit commit(ResultSet row, int column) throws SQLException {
        return new Commit(
                row.getLong(column),
                row.getLong(column + 1),
                row.getString(column + 2),
                row.getLong(column + 3),
                row.getObject(column + 4, OffsetDateTime.class).toInstant());
    }

    /**
     * The events of commits, or of parts of them, in the order of the feed.
     *
     * @throws FeedUnavailable when some are not there, or their store has left the catalogue
     */
    List<FeedEvent> events(List<Commit> commits) throws SQLException {
        if (commits.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return StoredEvents.read(connection, commits, stores);
            } finally {
                connection.rollback();
            }
        }
    }
}
