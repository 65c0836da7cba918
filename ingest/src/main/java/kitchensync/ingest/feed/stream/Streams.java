package kitchensync.ingest.feed.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kitchensync.ingest.access.Caller;
import kitchensync.ingest.access.Standing;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedFilter;
import kitchensync.ingest.feed.FeedProblems;
import kitchensync.ingest.feed.FeedQuery;
import kitchensync.ingest.feed.FeedReads;
import kitchensync.ingest.feed.FeedSettings;

/**
 * {@code GET /stream}: the feed as server-sent events. A route of its own rather than a REST method, because each
 * client is served as fast as its socket takes, and closed when it takes nothing.
 */
@Singleton
public class Streams {

    private static final long TICK_MILLIS = 250;

    /** The keys of one store have a quarter of the streams at most, so that others find one. */
    private static final int SHARE_OF_A_STORE = 4;

    private final Feed feed;
    private final FeedReads reads;
    private final FeedQuery query;
    private final FeedSettings settings;
    private final Standing standing;
    private final int ofAStore;
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();

    Streams(
            Feed feed,
            FeedReads reads,
            FeedQuery query,
            FeedSettings settings,
            Standing standing,
            Vertx vertx,
            MeterRegistry metrics) {
        this.feed = feed;
        this.reads = reads;
        this.query = query;
        this.settings = settings;
        this.standing = standing;
        this.ofAStore = Math.max(1, settings.maxStreams() / SHARE_OF_A_STORE);
        Gauge.builder("ingest.stream.clients", clients::size)
                .description("Clients of the stream that are connected")
                .register(metrics);
        feed.onGrowth(() -> clients.forEach(StreamClient::wake));
        vertx.setPeriodic(TICK_MILLIS, tick -> clients.forEach(StreamClient::tick));
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/stream").handler(this::open);
    }

    private void open(RoutingContext context) {
        try {
            // A second lock: what did not come through the door has no business here.
            if (!Caller.isAdmitted(context)) {
                throw FeedProblems.notAdmitted();
            }
            if (feed.head() < 0) {
                throw FeedProblems.notReady();
            }
            if (clients.size() >= settings.maxStreams()) {
                throw FeedProblems.tooManyStreams(settings.maxStreams());
            }
            Optional<String> store = Caller.of(context).onlyStore();
            if (store.isPresent() && openOf(store.get()) >= ofAStore) {
                throw FeedProblems.tooManyStreamsOf(store.get(), ofAStore);
            }
            FeedFilter filter = query.filter(context.queryParam("store"), context.queryParam("type"));
            StreamClient client = new StreamClient(feed, reads, standing, settings, filter, start(context), context);
            clients.add(client);
            context.addEndHandler(over -> clients.remove(client));
            client.open();
        } catch (HttpProblem problem) {
            answer(context, problem);
        }
    }

    private long openOf(String store) {
        return clients.stream().filter(client -> client.isOf(store)).count();
    }

    /** Where to go on: after what the client saw last, or from now on. */
    private long start(RoutingContext context) {
        Optional<String> seen = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .filter(id -> !id.isBlank());
        if (seen.isPresent()) {
            return query.position("Last-Event-ID", seen.get());
        }
        Optional<String> since = context.queryParam("since").stream().findFirst();
        return since.isPresent() ? query.position("since", since.get()) : Math.max(0, feed.head());
    }

    static void answer(RoutingContext context, HttpProblem problem) {
        JsonObject body = new JsonObject()
                .put("title", problem.getTitle())
                .put("status", problem.getStatusCode())
                .put("detail", problem.getDetail())
                .put("instance", context.normalizedPath());
        problem.getParameters().forEach(body::put);
        problem.getHeaders().forEach((name, value) -> context.response().putHeader(name, String.valueOf(value)));
        context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", "application/problem+json")
                .end(body.encode());
    }
}
