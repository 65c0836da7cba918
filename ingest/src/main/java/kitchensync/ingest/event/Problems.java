package kitchensync.ingest.event;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import kitchensync.ingest.store.QueueFull;
import kitchensync.ingest.store.StoreUnavailable;
import org.jboss.logging.Logger;

/** The problem documents (RFC 9457) of ingest. */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;
    private static final String RETRY_SECONDS = "1";
    private static final String TOO_LARGE = "Content too large";

    private Problems() {}

    static HttpProblem unknownStore(String id) {
        return of(
                404,
                "Unknown store",
                "there is no active store '" + EventRules.shown(id) + "'; use an id of the catalogue, 012 say");
    }

    /** @param problem names the field and what it should be */
    static HttpProblem rejected(String problem) {
        return of(UNPROCESSABLE, "Event rejected", problem + "; nothing was stored");
    }

    static HttpProblem notJson(String problem) {
        return of(400, "Unreadable body", problem + "; nothing was stored");
    }

    static HttpProblem tooMany(int maxEvents) {
        return of(
                413,
                "Too many events",
                "a batch may have at most " + maxEvents + " events; send it in parts. Nothing was stored");
    }

    static HttpProblem bodyTooLarge(int maxBytes) {
        return of(413, TOO_LARGE, tooLargeDetail(maxBytes));
    }

    static HttpProblem unknownEncoding(String encoding) {
        return of(
                415,
                "Unknown content encoding",
                "Content-Encoding must be gzip or missing, but is '" + EventRules.shown(encoding) + "'");
    }

    static HttpProblem badKey(String problem) {
        return of(400, "Bad Idempotency-Key", problem);
    }

    static HttpProblem keyInFlight() {
        return retry(409, "Still in flight", "a request with this Idempotency-Key is being worked on; ask again");
    }

    static HttpProblem keyReused() {
        return of(
                UNPROCESSABLE,
                "Idempotency-Key used before",
                "another request had this Idempotency-Key; send this one with a key of its own. Nothing was stored");
    }

    /** For what may succeed when it is sent again; anything else is passed on. */
    static Throwable passing(Throwable failure) {
        return switch (failure) {
            case QueueFull full ->
                retry(503, "Too busy", full.getMessage() + "; send it again, with the same event_id");
            case StoreUnavailable away -> {
                LOG.warnf("events not confirmed: %s", away.getMessage());
                yield retry(
                        503,
                        "Not confirmed",
                        "the database did not confirm the events; send them again with the same event_id");
            }
            default -> failure;
        };
    }

    private static HttpProblem retry(int status, String title, String detail) {
        return builder(status, title, detail)
                .withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }

    private static HttpProblem of(int status, String title, String detail) {
        return builder(status, title, detail).build();
    }

    private static HttpProblem.Builder builder(int status, String title, String detail) {
        return HttpProblem.builder().withTitle(title).withStatus(status).withDetail(detail);
    }

    private static String tooLargeDetail(int maxBytes) {
        return "a request body may have at most " + maxBytes + " bytes, unpacked too; send it in parts";
    }

    /** Answers a request before its body is read, and takes no more of it. */
    static void refuse(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", RETRY_SECONDS)
                .putHeader("Connection", "close")
                .end(new JsonObject()
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("instance", context.normalizedPath())
                        .encode());
    }

    static void refuseTooLarge(RoutingContext context, int maxBytes) {
        refuse(context, 413, TOO_LARGE, tooLargeDetail(maxBytes));
    }
}
