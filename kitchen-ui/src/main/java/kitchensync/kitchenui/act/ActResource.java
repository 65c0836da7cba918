package kitchensync.kitchenui.act;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.page.HtmlPage;
import kitchensync.kitchenui.page.PageProblem;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.serving.Act;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The taps on a store's queue. Each leads back to the queue, so that they work without a script too. */
@Path("/stores/{store}")
@HtmlPage
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class ActResource {

    private final Catalogue catalogue;
    private final Clock clock;
    private final ActLog log;
    private final KitchenUiSettings settings;

    ActResource(Catalogue catalogue, Clock clock, ActLog log, KitchenUiSettings settings) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.log = log;
        this.settings = settings;
    }

    @POST
    @Path("done")
    public Uni<RestResponse<Void>> done(@RestPath("store") String id, @BeanParam ActForm form) {
        return add(store(id), form.done(catalogue, now()), form);
    }

    @POST
    @Path("discard")
    public Uni<RestResponse<Void>> discard(@RestPath("store") String id, @BeanParam ActForm form) {
        return add(store(id), form.discard(catalogue, now()), form);
    }

    @POST
    @Path("later")
    public Uni<RestResponse<Void>> later(@RestPath("store") String id, @BeanParam ActForm form) {
        return add(store(id), form.later(catalogue, now(), settings.notNow()), form);
    }

    @POST
    @Path("undo")
    public Uni<RestResponse<Void>> undo(@RestPath("store") String id, @BeanParam ActForm form) {
        Store store = store(id);
        UUID act = form.undone();
        return log.undo(store, act, now())
                .onFailure()
                .transform(PageProblem::unavailable)
                .map(outcome -> back(store, form, "undo", outcome, act));
    }

    private Uni<RestResponse<Void>> add(Store store, Act act, ActForm form) {
        return log.add(store, act)
                .onFailure()
                .transform(PageProblem::unavailable)
                .map(outcome -> back(store, form, act.kind().id(), outcome, act.id()));
    }

    private static RestResponse<Void> back(Store store, ActForm form, String kind, ActLog.Outcome outcome, UUID act) {
        String what = switch (outcome) {
            case KEPT, REPEATED -> kind;
            case TAKEN -> "taken";
            case TOO_LATE -> "too_late";
        };
        return RestResponse.seeOther(StoreAddress.afterTap(store, form.queue, what, form.item, act));
    }

    private Store store(String id) {
        Optional<Store> known = catalogue.store(id);
        return known.orElseThrow(() -> PageProblem.unknownStore(id));
    }

    private Instant now() {
        return clock.instant();
    }
}
