package kitchensync.ingest.store;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;

/** Adds events to a store's tables, each in one transaction. */
@Singleton
public class EventStore {

    private static final Map<EventTable, String> INSERT = inserts();

    private final Pool pool;
    private final Clock clock;
    private final Duration timeout;

    EventStore(Pool pool, Clock clock, IngestSettings settings) {
        this.pool = pool;
        this.clock = clock;
        this.timeout = settings.databaseTimeout();
    }

    private static Map<EventTable, String> inserts() {
        Map<EventTable, String> inserts = new EnumMap<>(EventTable.class);
        for (EventTable table : EventTable.values()) {
            String parameters = IntStream.rangeClosed(1, table.width())
                    .mapToObj(i -> "$" + i)
                    .collect(joining(", "));
            inserts.put(
                    table,
                    "insert into " + table.table() + " (" + table.columnList() + ") values (" + parameters
                            + ") on conflict (event_id) do nothing");
        }
        return inserts;
    }

    /**
     * Adds an event that has passed the rules.
     *
     * @return after the commit: true when it was new, false when its id was there already; fails with
     *     {@link StoreUnavailable} when the database did not confirm
     */
    public Uni<Boolean> add(Store store, Event event) {
        return pool.withTransaction(connection -> insert(connection, store, event))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(StoreUnavailable::new);
    }

    private Uni<Boolean> insert(SqlConnection connection, Store store, Event event) {
        String insert = INSERT.getOrDefault(EventTable.of(event), "");
        return connection
                .preparedQuery(StoreSession.REACTIVE_SQL)
                .execute(StoreSession.parameters(store))
                .chain(() -> connection.preparedQuery(insert).execute(values(event)))
                .map(rows -> rows.rowCount() == 1);
    }

    private Tuple values(Event event) {
        OffsetDateTime created = event.createdAt().atOffset(ZoneOffset.UTC);
        OffsetDateTime received = clock.instant().atOffset(ZoneOffset.UTC);
        return switch (event) {
            case Event.Sale sale ->
                Tuple.of(sale.eventId(), sale.itemId(), sale.quantity(), sale.price(), created, received);
            case Event.Waste waste ->
                Tuple.of(waste.eventId(), waste.itemId(), waste.quantity(), waste.reason(), created, received);
            case Event.Stockout stockout ->
                Tuple.of(stockout.eventId(), stockout.itemId(), stockout.quantity(), created, received);
            case Event.Cooked cooked ->
                Tuple.of(cooked.eventId(), cooked.itemId(), cooked.quantity(), created, received);
        };
    }
}
