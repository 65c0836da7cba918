package kitchensync.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import kitchensync.domain.net.LoggedInAs;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A page on its way to a browser. */
public final class Answer {

    private Answer() {}

    /** Who has logged in, and can log out; empty where nobody can. */
    public static String who(RoutingContext request) {
        return request.data().get(LoggedInAs.KEY) instanceof String name ? name : "";
    }

    /** A page that is nowhere kept, and held to what its look may. */
    public static RestResponse<String> of(Status status, String html, Look look) {
        return ResponseBuilder.create(status, html)
                .type(MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", look.policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .build();
    }
}
