package kitchensync.ingest.bulk;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.event.EventRules;
import kitchensync.ingest.store.EventTable;
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
        Map<EventTable, StringBuilder> rows = new EnumMap<>(EventTable.class);
        Instant received = clock.instant();
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
            } else {
                CopyText.append(rows.computeIfAbsent(EventTable.of(event), t -> new StringBuilder()), event, received);
            }
        }
        StoreSession.enter(connection, store);
        long stored = 0;
        for (Map.Entry<EventTable, StringBuilder> table : rows.entrySet()) {
            stored += copy(connection, table.getKey(), table.getValue());
        }
        return new Loaded(taken, stored, rejected, firstProblem);
    }

    private static long copy(Connection connection, EventTable table, StringBuilder rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Gone with the transaction: the next store on this connection has another role.
            statement.execute("create temp table loading_" + table.table() + " on commit drop as select "
                    + table.columnList() + " from " + table.table() + " limit 0");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "copy pg_temp.loading_" + table.table() + " (" + table.columnList() + ") from stdin",
                    new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
            return statement.executeLargeUpdate("insert into " + table.table() + " (" + table.columnList() + ") select "
                    + table.columnList() + " from pg_temp.loading_" + table.table()
                    + " on conflict (event_id) do nothing");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
