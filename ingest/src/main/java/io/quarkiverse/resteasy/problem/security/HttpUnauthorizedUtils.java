package io.quarkiverse.resteasy.problem.security;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/**
 * In place of the extension's class of this name, which reads fields of {@code ChallengeData} that this Quarkus has no
 * more: a native build refuses what it cannot link. Nobody logs in to ingest by Quarkus, so there is no challenge to add.
 */
final class HttpUnauthorizedUtils {

    private HttpUnauthorizedUtils() {}

    static Uni<HttpProblem> toProblem(RoutingContext request, Exception refused) {
        return Uni.createFrom()
                .item(HttpProblem.builder()
                        .withTitle(Response.Status.UNAUTHORIZED.getReasonPhrase())
                        .withStatus(Response.Status.UNAUTHORIZED)
                        .withDetail(refused.getMessage())
                        .build());
    }
}
