package kitchensync.kitchenui.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Objects;
import kitchensync.domain.net.LoggedInAs;

/** A page of another service of the process, which asks who can log out. */
@Path("/models/who")
public class WhoResource {

    @GET
    public String who(RoutingContext request) {
        return "who: " + Objects.requireNonNullElse(request.get(LoggedInAs.KEY), "nobody knows");
    }
}
