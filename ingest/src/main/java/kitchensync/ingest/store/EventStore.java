package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;

/**
 * Adds events to the stores' tables. Requests that arrive while transactions are under way are gathered and written
 * together in the next; each store is in one transaction at a time in this process, so that a slow one holds one
 * connection and no other store.
 */
@Singleton
public class EventStore implements Writes.Database {

    private final Pool pool;
    private final Clock clock;
    private final IngestSettings settings;
    private final Instance<CommitListener> listeners;
    private final Partitions partitions;
    private final IngestMetrics metrics;
    private final Map<String, StoreQueue> queues = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Writes writes;

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
        this.writes = new Writes(this, settings.queue());
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
        return queues.computeIfAbsent(store.id(), id -> new StoreQueue(store, settings.queue(), waiting, writes))
                .add(events)
                .ifNoItem()
                .after(settings.databaseTimeout())
                .failWith(StoreUnavailable::late);
    }

    @Override
    public Uni<Set<UUID>> alone(Store store, List<Event> events) {
        Instant received = clock.instant();
        Uni<RowSet<Row>> append = execute(() -> Append.parameters(store, events, received));
        return bounded(partitions.withPartition(store, received, append), events.size())
                .map(rows -> committed(store, events, received, rows.iterator().next()));
    }

    @Override
    public Uni<List<Set<UUID>>> together(List<StoreQueue.Part> parts) {
        Instant received = clock.instant();
        int events = parts.stream().mapToInt(part -> part.events().size()).sum();
        return bounded(execute(() -> Append.parameters(parts, received)), events)
                .map(rows -> {
                    List<Set<UUID>> duplicates = new ArrayList<>(parts.size());
                    Iterator<StoreQueue.Part> part = parts.iterator();
                    for (Row row : rows) {
                        StoreQueue.Part stored = part.next();
                        duplicates.add(committed(stored.store(), stored.events(), received, row));
                    }
                    return duplicates;
                });
    }

    private Uni<RowSet<Row>> execute(Supplier<Tuple> parameters) {
        return Uni.createFrom().deferred(() -> pool.preparedQuery(Append.SQL).execute(parameters.get()));
    }

    private Uni<RowSet<Row>> bounded(Uni<RowSet<Row>> write, int events) {
        long begun = System.nanoTime();
        return write.ifNoItem()
                .after(StoreUnavailable.GIVEN_UP)
                .failWith(StoreUnavailable::late)
                .onFailure(failure -> !(failure instanceof StoreUnavailable))
                .transform(StoreUnavailable::new)
                .invoke(() -> {
                    metrics.commit(Duration.ofNanos(System.nanoTime() - begun));
                    metrics.batch(events);
                });
    }

    /** Tells who wants to know, and answers the ids that were there already. */
    Set<UUID> committed(Store store, List<Event> events, Instant received, Row appended) {
        Set<UUID> duplicates = Append.duplicates(appended);
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
}
