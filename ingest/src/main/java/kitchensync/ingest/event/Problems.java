package kitchensync.ingest.event;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** The problem documents (RFC 9457) of ingest. */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int UNPROCESSABLE = 422;
    private static final String RETRY_SECONDS = "1";

    private Problems() {}

    static HttpProblem unknownStore(String id) {
        return HttpProblem.builder()
                .withTitle("Unknown store")
                .withStatus(Response.Status.NOT_FOUND)
                .withDetail(
                        "there is no active store '" + EventRules.shown(id) + "'; use an id of the catalogue, 012 say")
                .build();
    }

    /** @param problem names the field and what it should be */
    static HttpProblem rejected(String problem) {
        return HttpProblem.builder()
                .withTitle("Event rejected")
                .withStatus(UNPROCESSABLE)
                .withDetail(problem + "; nothing was stored")
                .build();
    }

    static HttpProblem unavailable(Throwable cause) {
        LOG.warnf("event not confirmed: %s", cause.getMessage());
        return HttpProblem.builder()
                .withTitle("Not confirmed")
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withDetail("the database did not confirm the event; send it again with the same event_id")
                .withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }

    /** Answers what arrives too large for the event paths before its body is read. */
    static Handler<RoutingContext> tooLarge(int maxBytes) {
        return context -> context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(new JsonObject()
                        .put("title", "Content too large")
                        .put("status", 413)
                        .put(
                                "detail",
                                "a request body may have at most " + maxBytes + " bytes; send one event a request")
                        .put("instance", context.normalizedPath())
                        .encode());
    }
}
