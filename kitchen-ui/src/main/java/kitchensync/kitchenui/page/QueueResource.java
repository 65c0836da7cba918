package kitchensync.kitchenui.page;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.queue.QueueView;
import kitchensync.kitchenui.serving.DoneMark;
import kitchensync.kitchenui.serving.ServingTables;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The crew's pages: the queue of a store, and the taps on it. */
@Path("/")
@HtmlPage
@Produces(MediaType.TEXT_HTML)
public class QueueResource {

    private static final String STORE_COOKIE = "kitchensync_store";
    private static final Duration COOKIE_LIFE = Duration.ofDays(365);

    private final Catalogue catalogue;
    private final Clock clock;
    private final ServingTables tables;
    private final Pages pages;
    private final KitchenUiSettings settings;

    QueueResource(Catalogue catalogue, Clock clock, ServingTables tables, Pages pages, KitchenUiSettings settings) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.tables = tables;
        this.pages = pages;
        this.settings = settings;
    }

    /** To the store that this browser looked at last, or the first one. */
    @GET
    public RestResponse<Void> home(@CookieParam(STORE_COOKIE) @Nullable String remembered) {
        return RestResponse.seeOther(address(Optional.ofNullable(remembered)
                .flatMap(catalogue::store)
                .or(() -> catalogue.activeStores().stream().findFirst())
                .orElseThrow(() -> PageProblem.unknownStore(""))));
    }

    /** Where the store selector leads. */
    @GET
    @Path("stores")
    public RestResponse<Void> choose(@QueryParam("store") @Nullable String id) {
        return RestResponse.seeOther(id == null ? URI.create("/") : address(store(id)));
    }

    @GET
    @Path("stores/{store}")
    public Uni<RestResponse<String>> queue(
            @RestPath("store") String id,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("item") @Nullable String item) {
        Store store = store(id);
        Note note = Note.of(outcome, item, catalogue);
        return view(store)
                .map(view -> ResponseBuilder.ok(pages.queue(view, note))
                        .cookie(rememberedAs(store))
                        .build());
    }

    @GET
    @Path("stores/{store}/queue")
    public Uni<String> live(@RestPath("store") String id) {
        return view(store(id)).map(pages::live);
    }

    @POST
    @Path("stores/{store}/done")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> done(
            @RestPath("store") String id,
            @HeaderParam("Sec-Fetch-Site") @Nullable String fetchSite,
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam("Host") @Nullable String host,
            @FormParam("item") @Nullable String item,
            @FormParam("slot_start") @Nullable String slotStart,
            @FormParam("quantity") @Nullable String quantity) {
        requireSameOrigin(fetchSite, origin, host);
        Store store = store(id);
        Tap tap = Tap.read(item, slotStart, catalogue);
        int units = Tap.quantity(quantity);
        Instant now = clock.instant();
        if (!tap.isFor(now)) {
            return Uni.createFrom().item(back(store, Note.Outcome.PASSED, tap));
        }
        return tables.mark(store, new DoneMark(tap.itemId(), tap.slotStart(), units, now))
                .map(kept -> back(store, Note.Outcome.DONE, tap));
    }

    @POST
    @Path("stores/{store}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<Void>> undo(
            @RestPath("store") String id,
            @HeaderParam("Sec-Fetch-Site") @Nullable String fetchSite,
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam("Host") @Nullable String host,
            @FormParam("item") @Nullable String item,
            @FormParam("slot_start") @Nullable String slotStart) {
        requireSameOrigin(fetchSite, origin, host);
        Store store = store(id);
        Tap tap = Tap.read(item, slotStart, catalogue);
        if (!tap.isFor(clock.instant())) {
            return Uni.createFrom().item(back(store, Note.Outcome.PASSED, tap));
        }
        return tables.unmark(store, tap.slotStart(), tap.itemId()).map(gone -> back(store, Note.Outcome.UNDONE, tap));
    }

    /** For this class alone: other services in the same process answer in their own way. */
    @ServerExceptionMapper
    RestResponse<String> problem(Exception failure) {
        if (failure instanceof PageProblem told) {
            return page(told);
        }
        // Every open page asks again and again: one line each, the rest for those who look closer.
        Log.warnf("a page could not be made: %s", failure);
        Log.debug("why a page could not be made", failure);
        return page(PageProblem.unavailable(failure));
    }

    private RestResponse<String> page(PageProblem problem) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), pages.problem(problem))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private Uni<QueueView> view(Store store) {
        Instant now = clock.instant();
        return tables.read(store, now).map(rows -> QueueView.of(store, catalogue, now, rows, settings.staleAfter()));
    }

    private Store store(String id) {
        return catalogue.store(id).orElseThrow(() -> PageProblem.unknownStore(id));
    }

    private static void requireSameOrigin(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (!SameOrigin.allows(fetchSite, origin, host)) {
            throw PageProblem.otherSite();
        }
    }

    private static RestResponse<Void> back(Store store, Note.Outcome outcome, Tap tap) {
        return RestResponse.seeOther(UriBuilder.fromUri(address(store))
                .queryParam("outcome", outcome.param())
                .queryParam("item", "{item}")
                .build(tap.itemId()));
    }

    private static URI address(Store store) {
        return UriBuilder.fromPath("/stores/{store}").build(store.id());
    }

    private static NewCookie rememberedAs(Store store) {
        return new NewCookie.Builder(STORE_COOKIE)
                .value(store.id())
                .path("/")
                .maxAge((int) COOKIE_LIFE.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
