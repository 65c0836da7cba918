package kitchensync.ingest.bulk;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.event.EventRules;
import kitchensync.ingest.store.StoreSession;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Stores a store's past in bulk: the same rules as the event paths, COPY underneath. Each chunk is one transaction,
 * so a load that broke off can be run again: what is stored already is passed over by its event id.
 */
@Singleton
public class BulkLoader {

    private static final int CHUNK = 20_000;

    private static final String LOADING =
            "create temp table loading on commit drop as select " + CopyText.COLUMNS + " from events limit 0";
    private static final String COPY = "copy pg_temp.loading (" + CopyText.COLUMNS + ") from stdin";

    /** As ingest.append stores: new ids only, numbered without gaps from the store's head on. */
    private static final String APPEND = "insert into events (seq, received_at, " + CopyText.COLUMNS + ")"
            + " select (select last_seq from event_head) + row_number() over (), ?, " + CopyText.COLUMNS
            + " from pg_temp.loading l where not exists (select from events e where e.event_id = l.event_id)";

    private static final String ANNOUNCE =
            "insert into ingest.inbox (store_id, first_seq, events, received_at) values (?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final EventRules rules;
    private final Clock clock;

    BulkLoader(AgroalDataSource database, EventRules rules, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param events of that store; taken one by one, a chunk at a time in memory
     * @param progress told the number of events of every finished chunk
     * @return what was stored; the first rejected event and its reason, if any
     */
    public Loaded load(Store store, Iterator<Event> events, LongConsumer progress) throws SQLException {
        Loaded loaded = Loaded.NOTHING;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                while (events.hasNext()) {
                    Loaded chunk = loadChunk(connection, store, events);
                    connection.commit();
                    loaded = loaded.plus(chunk);
                    progress.accept(chunk.taken());
                }
            } finally {
                connection.rollback();
            }
        }
        return loaded;
    }

    private Loaded loadChunk(Connection connection, Store store, Iterator<Event> events) throws SQLException {
        StringBuilder rows = new StringBuilder();
        Set<UUID> ids = new HashSet<>();
        long taken = 0;
        long rejected = 0;
        Optional<String> firstProblem = Optional.empty();
        while (taken < CHUNK && events.hasNext()) {
            Event event = events.next();
            taken++;
            Optional<String> problem = rules.problem(event);
            if (problem.isPresent()) {
                rejected++;
                firstProblem = firstProblem.or(() -> problem);
            } else if (ids.add(event.eventId())) {
                CopyText.append(rows, event);
            }
        }
        return new Loaded(taken, append(connection, store, rows), rejected, firstProblem);
    }

    /** Answers how many were new. */
    private long append(Connection connection, Store store, StringBuilder rows) throws SQLException {
        StoreSession.enter(connection, store);
        StoreSession.lock(connection);
        try (Statement statement = connection.createStatement();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            // Gone with the transaction: the next store on this connection has another role.
            statement.execute(LOADING);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(COPY, new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
            // One time for the rows and their commit: the feed looks for the rows by it.
            OffsetDateTime received = clock.instant().atOffset(ZoneOffset.UTC);
            append.setObject(1, received);
            long stored = append.executeLargeUpdate();
            if (stored > 0) {
                announce(connection, store, stored, received);
            }
            return stored;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Moves the store's head and leaves the commit for the feed. */
    private static void announce(Connection connection, Store store, long stored, OffsetDateTime received)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
            long firstSeq;
            try (ResultSet head = statement.executeQuery(
                    "update event_head set last_seq = last_seq + " + stored + " returning last_seq")) {
                head.next();
                firstSeq = head.getLong(1) - stored + 1;
            }
            // The feed belongs to ingest, not to the store.
            statement.execute("set local role none");
            announce.setString(1, store.id());
            announce.setLong(2, firstSeq);
            announce.setLong(3, stored);
            announce.setObject(4, received);
            announce.executeUpdate();
        }
    }
}
