package kitchensync.ingest.event;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import kitchensync.ingest.IngestSettings;

/** Refuses bodies over the limit by their announced length, and chunked ones, which announce none. */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ROUTES = 100;

    private final int maxBytes;

    BodyLimit(IngestSettings settings) {
        this.maxBytes = settings.maxBodyBytes();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean large = length != null && (length.length() > 10 || Long.parseLong(length) > maxBytes);
        boolean endless = context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (context.normalizedPath().startsWith("/events/") && (large || endless)) {
            Problems.tooLarge(maxBytes).handle(context);
        } else {
            context.next();
        }
    }
}
