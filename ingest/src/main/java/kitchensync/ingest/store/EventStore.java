package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;

/**
 * Adds events to a store's table. Requests of one store that arrive while a transaction of it is under way are
 * gathered and written together in the next; each store has one transaction at a time in this process, so that a slow
 * one holds one connection and no other store.
 */
@Singleton
public class EventStore {

    private final Pool pool;
    private final Clock clock;
    private final IngestSettings settings;
    private final Instance<CommitListener> listeners;
    private final Partitions partitions;
    private final IngestMetrics metrics;
    private final Map<String, StoreQueue> queues = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    EventStore(
            Pool pool,
            Clock clock,
            IngestSettings settings,
            @Any Instance<CommitListener> listeners,
            Partitions partitions,
            IngestMetrics metrics) {
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
        this.listeners = listeners;
        this.partitions = partitions;
        this.metrics = metrics;
        metrics.queue(waiting::get);
    }

    /**
     * Adds events that have passed the rules.
     *
     * @param events with ids that differ
     * @return after the commit; fails with {@link StoreUnavailable} when the database did not confirm in time, with
     *     {@link QueueFull} when too many wait already
     */
    public Uni<Appended> add(Store store, List<Event> events) {
        return queues.computeIfAbsent(store.id(), id -> new StoreQueue(settings.queue(), waiting, e -> write(store, e)))
                .add(events)
                .ifNoItem()
                .after(settings.databaseTimeout())
                .failWith(StoreUnavailable::late);
    }

    private Uni<Set<UUID>> write(Store store, List<Event> events) {
        long begun = System.nanoTime();
        Instant received = clock.instant();
        return partitions
                .withPartition(store, received, append(store, events, received))
                .invoke(rows -> metrics.commit(Duration.ofNanos(System.nanoTime() - begun)))
                .map(rows -> committed(store, events, received, rows.iterator().next()))
                .ifNoItem()
                .after(StoreUnavailable.GIVEN_UP)
                .failWith(StoreUnavailable::late)
                .onFailure(failure -> !(failure instanceof StoreUnavailable))
                .transform(StoreUnavailable::new);
    }

    private Uni<RowSet<Row>> append(Store store, List<Event> events, Instant received) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(Append.SQL).execute(Append.parameters(store, events, received)));
    }

    /** Tells who wants to know, and answers the ids that were there already. */
    Set<UUID> committed(Store store, List<Event> events, Instant received, Row appended) {
        Set<UUID> duplicates = Append.duplicates(appended);
        metrics.batch(events.size());
        List<Event> fresh = duplicates.isEmpty()
                ? events
                : events.stream()
                        .filter(event -> !duplicates.contains(event.eventId()))
                        .toList();
        if (!fresh.isEmpty()) {
            long firstSeq = appended.getLong("first_seq");
            listeners.forEach(listener -> listener.committed(store, firstSeq, fresh, received));
        }
        return duplicates;
    }

    /** What a queue writes with. */
    interface Write extends Function<List<Event>, Uni<Set<UUID>>> {}
}
