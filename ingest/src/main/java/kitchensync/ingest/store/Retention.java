package kitchensync.ingest.store;

import static java.util.stream.Collectors.joining;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.IngestSettings;
import org.jboss.logging.Logger;

/**
 * Drops the months of events that are past their time, once the pipeline has extracted them and every lasting reader
 * of the feed has passed them. A store is one transaction: its partitions, its part of the feed and the feed's oldest
 * whole position go together or not at all.
 */
@Singleton
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Dropping waits for readers of the store, and its writers behind it: not for long; the next run tries again. */
    private static final String SETTINGS = "set local lock_timeout = '2s'";

    /**
     * The seq up to which a store's events have been extracted, numbered, and passed by every lasting reader. A reader
     * that stands in the middle of a commit has passed the commits before it.
     */
    private static final String TAKEN = """
            select least(
              (select coalesce(max(seq), 0) from ingest.extracted where store_id = s.id),
              (select coalesce(min(first_seq) - 1, 9223372036854775807) from ingest.inbox where store_id = s.id),
              (select coalesce(min(first_seq) - 1, 9223372036854775807) from ingest.commits
                where store_id = s.id
                  and first_position >= (
                    select coalesce(max(first_position), 0) from ingest.commits where first_position <= r.position)
                  and last_position > r.position))
            from (values (?::text)) as s (id)
            cross join (select min(position) as position from ingest.readers) as r
            """;

    private static final String FORGET = """
            with upto as (
              select least(last_position, first_position + ?::bigint - first_seq) as position
              from ingest.commits where store_id = ? and first_seq <= ? order by first_seq desc limit 1
            ), gone as (
              delete from ingest.commits where store_id = ? and first_seq + last_position - first_position <= ?
            )
            update ingest.head set oldest = greatest(oldest, upto.position + 1) from upto
            """;

    /**
     * What a run did.
     *
     * @param dropped partitions that are gone
     * @param kept partitions past their time that somebody has not taken over yet
     */
    public record Dropped(int dropped, int kept) {

        Dropped plus(Dropped other) {
            return new Dropped(dropped + other.dropped, kept + other.kept);
        }
    }

    private final AgroalDataSource database;
    private final Clock clock;
    private final Duration retention;
    private final Duration keepAnswers;

    @Inject
    Retention(AgroalDataSource database, Clock clock, IngestSettings settings) {
        this(database, clock, settings.retention(), settings.idempotencyKept());
    }

    /**
     * @param retention age from which a month of events may go
     * @param keepAnswers age from which the answer to a request that named itself goes
     */
    Retention(AgroalDataSource database, Clock clock, Duration retention, Duration keepAnswers) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
        this.keepAnswers = keepAnswers;
    }

    /** Goes through the stores; one that fails is logged and left for the next run. */
    public Dropped run(List<Store> stores) throws SQLException {
        Dropped all = new Dropped(0, 0);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Store store : stores) {
                try {
                    all = all.plus(clean(connection, store));
                    connection.commit();
                } catch (SQLException failed) {
                    connection.rollback();
                    LOG.warnf("store %s: retention was put off: %s", store.id(), failed.getMessage());
                }
            }
        }
        return all;
    }

    private Dropped clean(Connection connection, Store store) throws SQLException {
        Instant now = now(connection);
        List<YearMonth> months = EventLeaf.months(connection, store);
        if (months.isEmpty()) {
            return new Dropped(0, 0);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            forgetAnswers(connection, store, now.minus(keepAnswers));
            Instant before = now.minus(retention);
            if (EventLeaf.end(months.getFirst()).isAfter(before)) {
                return new Dropped(0, 0);
            }
            Expired expired = Expired.of(EventLeaf.of(connection, store, months), before, taken(connection, store));
            for (EventLeaf leaf : expired.droppable()) {
                statement.execute("drop table " + schema(statement, store) + "." + leaf.table());
            }
            if (expired.lastDropped() > 0) {
                forget(connection, store, expired.lastDropped());
            }
            tell(store, expired);
            return new Dropped(expired.droppable().size(), expired.kept().size());
        }
    }

    /** A clock that ran ahead for a while must not cost what it will need when it is back: the earlier one counts. */
    private Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select now()")) {
            row.next();
            Instant database = row.getObject(1, OffsetDateTime.class).toInstant();
            Instant here = clock.instant();
            return here.isBefore(database) ? here : database;
        }
    }

    private static String schema(Statement statement, Store store) throws SQLException {
        return statement.enquoteIdentifier(store.schema(), true);
    }

    private static void forgetAnswers(Connection connection, Store store, Instant before) throws SQLException {
        try (Statement naming = connection.createStatement();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from " + schema(naming, store) + ".idempotency_keys where used_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.executeUpdate();
        }
    }

    private static long taken(Connection connection, Store store) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKEN)) {
            query.setString(1, store.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void forget(Connection connection, Store store, long lastSeq) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, lastSeq);
            forget.setString(2, store.id());
            forget.setLong(3, lastSeq);
            forget.setString(4, store.id());
            forget.setLong(5, lastSeq);
            forget.executeUpdate();
        }
    }

    private static void tell(Store store, Expired expired) {
        if (!expired.droppable().isEmpty()) {
            LOG.infof(
                    "store %s: dropped %s, up to seq %d",
                    store.id(), names(expired.droppable()), expired.lastDropped());
        }
        if (!expired.kept().isEmpty()) {
            LOG.warnf(
                    "store %s: kept %s past the retention: not extracted by the pipeline yet, or not passed by a"
                            + " reader of the feed (tables ingest.extracted and ingest.readers say which)",
                    store.id(), names(expired.kept()));
        }
    }

    private static String names(List<EventLeaf> leaves) {
        return leaves.stream().map(EventLeaf::table).collect(joining(", "));
    }
}
