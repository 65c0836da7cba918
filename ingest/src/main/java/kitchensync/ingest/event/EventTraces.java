package kitchensync.ingest.event;

import io.opentelemetry.api.trace.SpanContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Store;
import org.jboss.logging.Logger;

/**
 * Keeps the traces of the newest requests that stored events, so that the pipeline can say which of them a run read. Of
 * many that come at once it keeps some.
 */
@Singleton
class EventTraces {

    private static final Logger LOG = Logger.getLogger(EventTraces.class);
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String KEEP = """
            with old as (delete from ingest.traces where noted_at < now() - interval '1 hour')
            insert into ingest.traces (store_id, event_id, traceparent) values ($1, $2, $3)""";

    private final Pool pool;
    private final AtomicLong last = new AtomicLong(System.nanoTime() - APART_NANOS);

    EventTraces(Pool pool) {
        this.pool = pool;
    }

    /** @param request the span in which the event was stored */
    void keep(SpanContext request, Store store, UUID eventId) {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before < APART_NANOS || !last.compareAndSet(before, now)) {
            return;
        }
        String traceparent = "00-" + request.getTraceId() + "-" + request.getSpanId() + "-01";
        pool.preparedQuery(KEEP)
                .execute(Tuple.of(store.id(), eventId, traceparent))
                .subscribe()
                .with(kept -> {}, failed -> LOG.debugf("a trace was not kept: %s", failed.getMessage()));
    }
}
