package kitchensync.ingest.event;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.ingest.IngestSettings;

/**
 * Keeps the bodies in memory bounded: one by its announced length (a chunked one announces none and is cut off at the
 * same length when it is read), all together by what they could come to.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ROUTES = 100;
    private static final int LONGEST_NUMBER = 10;

    private final int maxBytes;
    private final long maxInFlight;
    private final AtomicLong inFlight = new AtomicLong();

    BodyLimit(IngestSettings settings) {
        this.maxBytes = settings.maxBodyBytes();
        this.maxInFlight = settings.maxBytesInFlight();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext context) {
        if (!context.normalizedPath().startsWith("/events/")) {
            context.next();
            return;
        }
        long bytes = announced(context);
        if (bytes > maxBytes) {
            Problems.refuseTooLarge(context, maxBytes);
        } else if (inFlight.addAndGet(bytes) > maxInFlight) {
            inFlight.addAndGet(-bytes);
            Problems.refuse(context, 503, "Too busy", "too many requests are being worked on; send it again");
        } else {
            context.addEndHandler(ended -> inFlight.addAndGet(-bytes));
            context.next();
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
