package kitchensync.kitchenui.access;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** A stream as an open page reads it. */
@Path("/models/ticks")
public class TicksResource {

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<Long> ticks() {
        return Multi.createFrom()
                .ticks()
                .every(Duration.ofMillis(100))
                .onOverflow()
                .drop();
    }
}
