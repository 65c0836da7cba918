package kitchensync.kitchenui.live;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says which stores' pages have changed: at once when it happened in this process, and within half a second when
 * another one did it. One small query for all open pages together, and none while no page is open. What has changed at
 * a time goes to all of them as one set: of 900 stores that change at once each page looks at one item, not at 900.
 *
 * <p>The same query says whether the database can be read at all, so that every page is told so and none has to ask.
 */
@Singleton
public class Changes {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** More than one query in vain, so that a single one that came late alarms nobody. */
    private static final Duration UNREAD_AFTER = Duration.ofSeconds(2);

    private static final String VERSIONS = "select store_id, version from serving.kitchen_versions";

    private final Pool pool;
    private final BroadcastProcessor<Set<String>> here = BroadcastProcessor.create();
    private final Multi<Set<String>> elsewhere;
    private Map<String, Long> known = Map.of();
    private volatile long readAt = System.nanoTime();

    Changes(Pool pool) {
        this.pool = pool;
        this.elsewhere = Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .onSubscription()
                .invoke(this::noteRead)
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .filter(stores -> !stores.isEmpty())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** To be called after every change of a store that a page of it should show at once. */
    public synchronized void changed(String storeId) {
        here.onNext(Set.of(storeId));
    }

    /** An item for each change of the store, from now on; a reader that is too slow misses some. */
    public Multi<String> of(String storeId) {
        return Multi.createBy()
                .merging()
                .streams(here.onOverflow().drop(), elsewhere.onOverflow().drop())
                .filter(stores -> stores.contains(storeId))
                .map(stores -> storeId);
    }

    /** False as soon as nothing could be read for two seconds; says something only while there is a reader. */
    public boolean readable() {
        return System.nanoTime() - readAt < UNREAD_AFTER.toNanos();
    }

    private void noteRead() {
        readAt = System.nanoTime();
    }

    private Uni<Set<String>> look() {
        return pool.query(VERSIONS)
                .execute()
                .ifNoItem()
                .after(UNREAD_AFTER)
                .fail()
                .map(rows -> {
                    noteRead();
                    Map<String, Long> now = new HashMap<>();
                    rows.forEach(row -> now.put(row.getString(0), row.getLong(1)));
                    Set<String> changed = new HashSet<>(now.keySet());
                    changed.removeIf(store -> Objects.equals(now.get(store), known.get(store)));
                    known = now;
                    return changed;
                })
                .onFailure()
                .invoke(failure -> Log.debug("the stores' versions could not be read", failure))
                .onFailure()
                .recoverWithItem(Set.of());
    }
}
