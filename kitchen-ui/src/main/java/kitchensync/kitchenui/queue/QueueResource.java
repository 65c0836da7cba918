package kitchensync.kitchenui.queue;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Instant;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.Frame;
import kitchensync.kitchenui.page.Frames;
import kitchensync.kitchenui.page.HtmlPage;
import kitchensync.kitchenui.page.PageProblem;
import kitchensync.kitchenui.page.Tablet;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The crew's page: the queue of a store. */
@Path("/stores/{store}")
@HtmlPage
@Produces(MediaType.TEXT_HTML)
public class QueueResource {

    private final Catalogue catalogue;
    private final Clock clock;
    private final QueuePages pages;
    private final Frames frames;
    private final QueueRules rules;
    private final QueueRows rows;

    QueueResource(
            Catalogue catalogue,
            Clock clock,
            QueueRows rows,
            QueuePages pages,
            Frames frames,
            KitchenUiSettings settings) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.pages = pages;
        this.frames = frames;
        this.rules = new QueueRules(catalogue, settings.staleAfter(), settings.dueAfter(), settings.lateAfter());
        this.rows = rows;
    }

    @GET
    public Uni<RestResponse<String>> page(
            @RestPath("store") String id,
            @BeanParam Tablet tablet,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("item") @Nullable String item,
            @QueryParam("act") @Nullable String act) {
        Frame frame = frames.of(tablet);
        Note note = Note.of(outcome, item, act, catalogue);
        Store store = store(id);
        // What a tablet shows last it shows again when it is switched on.
        NewCookie[] shown = Tablet.remember(store.id(), queue == null ? "" : queue, null, null)
                .toArray(NewCookie[]::new);
        return view(store, queue, frame)
                .map(view -> ResponseBuilder.ok(pages.page(view, frame, note))
                        .cookie(shown)
                        .build());
    }

    @GET
    @Path("queue")
    public Uni<String> live(
            @RestPath("store") String id, @BeanParam Tablet tablet, @QueryParam("queue") @Nullable String queue) {
        Frame frame = frames.of(tablet);
        return view(store(id), queue, frame).map(view -> pages.live(view, frame.locale()));
    }

    private Uni<QueueView> view(Store store, @Nullable String queue, Frame frame) {
        Instant now = clock.instant();
        return rows.of(store, now)
                .onFailure()
                .transform(PageProblem::unavailable)
                .map(read -> rules.view(store, Tablet.queue(queue), frame.locale(), now, read));
    }

    private Store store(String id) {
        return catalogue.store(id).orElseThrow(() -> PageProblem.unknownStore(id));
    }
}
