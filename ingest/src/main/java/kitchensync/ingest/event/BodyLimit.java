package kitchensync.ingest.event;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.IngestSettings;

/**
 * Keeps the bodies in memory bounded: one by its announced length (a chunked one announces none and is cut off at the
 * same length when it is read), those of a store and all together by what they could come to. No body holds its room
 * longer than it may take to arrive, and no store so much that others find none.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ROUTES = 100;
    private static final int LONGEST_NUMBER = 10;
    private static final String EVENTS = "/events/";

    private final int maxBytes;
    private final long maxInFlight;
    private final long maxOfStore;
    private final long arrivesWithin;
    private final Catalogue catalogue;
    private final AtomicLong inFlight = new AtomicLong();
    private final Map<String, Long> byStore = new ConcurrentHashMap<>();

    BodyLimit(IngestSettings settings, Catalogue catalogue) {
        this.maxBytes = settings.maxBodyBytes();
        this.maxInFlight = settings.maxBytesInFlight();
        this.maxOfStore = Math.max(maxInFlight / 2, maxBytes);
        this.arrivesWithin = settings.bodyTimeout().toMillis();
        this.catalogue = catalogue;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext context) {
        if (!context.normalizedPath().startsWith(EVENTS)) {
            context.next();
            return;
        }
        long bytes = announced(context);
        String store = store(context);
        if (bytes > maxBytes) {
            Problems.refuseTooLarge(context, maxBytes);
        } else if (!enter(store, bytes)) {
            Problems.refuse(context, 503, "Too busy", "too many requests are being worked on; send it again");
        } else {
            long timer = context.vertx().setTimer(arrivesWithin, late -> cutOff(context));
            context.addEndHandler(ended -> {
                context.vertx().cancelTimer(timer);
                leave(store, bytes);
            });
            context.next();
        }
    }

    /** The store that the path names, under whichever of its names; all that are none's count as one. */
    private String store(RoutingContext context) {
        String rest = context.normalizedPath().substring(EVENTS.length());
        int end = rest.indexOf('/');
        return catalogue
                .store(end < 0 ? rest : rest.substring(0, end))
                .map(Store::id)
                .orElse("");
    }

    private boolean enter(String store, long bytes) {
        boolean room = inFlight.addAndGet(bytes) <= maxInFlight;
        if (byStore.merge(store, bytes, Long::sum) <= maxOfStore && room) {
            return true;
        }
        leave(store, bytes);
        return false;
    }

    private void leave(String store, long bytes) {
        inFlight.addAndGet(-bytes);
        byStore.computeIfPresent(store, (id, sum) -> sum == bytes ? null : sum - bytes);
    }

    private void cutOff(RoutingContext context) {
        if (context.request().isEnded()) {
            return;
        }
        if (context.request().version() == HttpVersion.HTTP_2) {
            // The connection may carry other requests.
            context.response().reset();
        } else {
            Problems.refuse(
                    context,
                    408,
                    "Body too slow",
                    "the request body did not arrive within " + arrivesWithin / 1000.0
                            + " s; send it again, in parts. Nothing was stored");
            context.request().connection().close();
        }
    }

    /** What a body may come to: a packed one, or one that does not say, to all that is allowed. */
    private long announced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = length == null || length.length() > LONGEST_NUMBER ? Long.MAX_VALUE / 2 : Long.parseLong(length);
        if (bytes > maxBytes && length != null) {
            return bytes;
        }
        boolean reads = context.request().method().equals(HttpMethod.POST);
        boolean plain = length != null && !context.request().headers().contains(HttpHeaders.CONTENT_ENCODING);
        return !reads ? 0 : plain ? bytes : maxBytes;
    }
}
