package kitchensync.ingest.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;

/** The problem documents (RFC 9457) with which a request is turned away. None tells whether a store or key exists. */
final class Refusals {

    private static final String MAKE_ONE = "make one with ./kitchensync keys create, or ask who looks after the keys";

    private Refusals() {}

    static HttpProblem noKey() {
        return unauthorized("send an API key: Authorization: Bearer ks_..; " + MAKE_ONE, "Bearer");
    }

    static HttpProblem unknownKey() {
        return unauthorized("this API key is not one of ours; " + MAKE_ONE, "Bearer error=\"invalid_token\"");
    }

    /** Only to who has shown the secret of that key. */
    static HttpProblem ended(ApiKey key, ApiKey.State state) {
        return unauthorized(
                "API key " + key.keyId() + " is " + state.name().toLowerCase(Locale.ROOT) + "; " + MAKE_ONE,
                "Bearer error=\"invalid_token\"");
    }

    private static HttpProblem unauthorized(String detail, String challenge) {
        return HttpProblem.builder()
                .withTitle("API key needed")
                .withStatus(401)
                .withDetail(detail)
                .withHeader("WWW-Authenticate", challenge)
                .build();
    }

    static HttpProblem missingScope(ApiKey key, Scope scope) {
        return forbidden("API key " + key.keyId() + " has not the scope " + scope.text()
                + ", which this path needs; use a key that has it");
    }

    static HttpProblem otherStore(ApiKey key) {
        return forbidden("API key " + key.keyId() + " is for store "
                + key.storeId().orElse("") + " only; use a key of the store that the request names");
    }

    static HttpProblem notFromAWebPage() {
        return forbidden("without keys this is for programs of this machine, which name it localhost or by a loopback"
                + " address, and for no other site's page");
    }

    private static HttpProblem forbidden(String detail) {
        return HttpProblem.builder()
                .withTitle("Not allowed")
                .withStatus(403)
                .withDetail(detail)
                .build();
    }

    static HttpProblem tooMany(String rule, Duration wait) {
        return HttpProblem.builder()
                .withTitle("Too many requests")
                .withStatus(429)
                .withDetail("this API key may make " + rule
                        + "; wait as Retry-After says, or send several events in one request")
                .withHeader("Retry-After", Math.max(1, wait.plusMillis(999).toSeconds()))
                .build();
    }

    static HttpProblem unavailable() {
        return HttpProblem.builder()
                .withTitle("Not available")
                .withStatus(503)
                .withDetail("the database did not answer, so the API key could not be looked up; send it again")
                .withHeader("Retry-After", 1)
                .build();
    }

    static HttpProblem noSuchPath() {
        return HttpProblem.builder()
                .withTitle("Not found")
                .withStatus(404)
                .withDetail("ingest answers nothing of this method and path; its contract lists what it does")
                .build();
    }

    static void write(RoutingContext request, HttpProblem problem) {
        var response = request.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", "application/problem+json");
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        response.end(new JsonObject()
                .put("title", problem.getTitle())
                .put("status", problem.getStatusCode())
                .put("detail", problem.getDetail())
                .put("instance", request.normalizedPath())
                .encode());
    }
}
