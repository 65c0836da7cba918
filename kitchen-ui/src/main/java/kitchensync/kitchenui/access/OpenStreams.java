package kitchensync.kitchenui.access;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of server-sent events that are open. One whose session has ended is closed, and so is one that is older
 * than a quarter of the session's idle time: the browser opens it again, and its session is renewed by that.
 */
@ApplicationScoped
class OpenStreams {

    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final int SHARE_OF_IDLE = 4;
    private static final String STREAM = "text/event-stream";

    private record Open(HttpServerRequest request, String cookie, Instant until) {}

    private final Set<Open> streams = ConcurrentHashMap.newKeySet();
    private final Sessions sessions;
    private final Vertx vertx;
    private final Clock clock;

    OpenStreams(Sessions sessions, Vertx vertx, @RealTime Clock clock) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> closeEnded());
    }

    /**
     * Watches over what a request opens, if that is a stream; the answer says so, whatever the request has asked for.
     *
     * @param cookie with which it was opened
     */
    void mayOpen(RoutingContext request, String cookie, Sessions.Held held) {
        request.addHeadersEndHandler(answered -> {
            String type = request.response().headers().get(HttpHeaders.CONTENT_TYPE);
            if (type != null && type.startsWith(STREAM)) {
                opened(request, cookie, held);
            }
        });
    }

    private void opened(RoutingContext request, String cookie, Sessions.Held held) {
        Open open = new Open(
                request.request(), cookie, clock.instant().plus(held.idle().dividedBy(SHARE_OF_IDLE)));
        streams.add(open);
        request.addEndHandler(ended -> streams.remove(open));
    }

    private void closeEnded() {
        Instant now = clock.instant();
        streams.removeIf(open -> {
            boolean ended =
                    !now.isBefore(open.until()) || sessions.of(open.cookie()).isEmpty();
            if (ended) {
                close(open.request());
            }
            return ended;
        });
    }

    private static void close(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
