package kitchensync.kitchenui.live;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.PageProblem;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Tells open pages of a store that something has changed ({@code changed}), and every second or two that the connection
 * lives ({@code beat}), or that it does and the queue cannot be read ({@code unread}). The data are the store's clock, in
 * milliseconds since 1970. The page then asks for what is new: a page that has missed something is right again with the
 * next answer.
 */
@Path("/stores/{store}/stream")
public class StreamResource {

    /** After how long a browser whose stream has ended tries again, in milliseconds. */
    private static final long RETRY = 1_000;

    private final Catalogue catalogue;
    private final Changes changes;
    private final Clock clock;
    private final KitchenUiSettings settings;

    StreamResource(Catalogue catalogue, Changes changes, Clock clock, KitchenUiSettings settings) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.clock = clock;
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@RestPath("store") String id, @Context Sse sse) {
        String store = catalogue
                .store(id)
                .orElseThrow(() -> PageProblem.unknownStore(id))
                .id();
        Multi<String> beats = Multi.createFrom()
                .ticks()
                .every(settings.beatEvery())
                .onOverflow()
                .drop()
                .map(tick -> changes.readable() ? "beat" : "unread");
        return Multi.createBy()
                .merging()
                .streams(changes.of(store).map(changed -> "changed"), beats)
                .onOverflow()
                .dropPreviousItems()
                .map(name -> sse.newEventBuilder()
                        .name(name)
                        .data(String.valueOf(clock.millis()))
                        .reconnectDelay(RETRY)
                        .build());
    }
}
