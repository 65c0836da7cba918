package kitchensync.ingest.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many events of all stores there have been since the beginning. */
@Singleton
class EventCount {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final String COUNT =
            "select position - passed_over + (select coalesce(sum(events), 0) from ingest.inbox) from ingest.head";

    private final Uni<Long> count;

    EventCount(Pool pool) {
        this.count = Uni.createFrom()
                .deferred(() -> pool.preparedQuery(COUNT).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .memoize()
                .atLeast(GOOD_FOR);
    }

    /** Fails when the database does not answer. The same answer is given for a second. */
    Uni<Long> now() {
        return count;
    }
}
