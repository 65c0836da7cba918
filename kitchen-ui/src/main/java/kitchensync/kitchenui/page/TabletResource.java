package kitchensync.kitchenui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where a tablet is told which store and queue it shows, in which language and look. */
@Path("/")
@HtmlPage
@Produces(MediaType.TEXT_HTML)
public class TabletResource {

    /** Managers' pages of a store. */
    private static final Set<String> PAGES = Set.of("day", "plan", "forecast", "waste", "menu");

    private static final String CHAIN = "chain";

    @CheckedTemplate(basePath = "kitchen-ui")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance stores(Frame frame, String then);
    }

    private final Catalogue catalogue;
    private final Frames frames;

    TabletResource(Catalogue catalogue, Frames frames) {
        this.catalogue = catalogue;
        this.frames = frames;
    }

    /** To the store and queue that this tablet showed last, or the first store. */
    @GET
    public RestResponse<Void> home(@BeanParam Tablet tablet) {
        Store store = tablet.store()
                .flatMap(catalogue::store)
                .or(() -> catalogue.activeStores().stream().findFirst())
                .orElseThrow(() -> PageProblem.unknownStore(""));
        return RestResponse.seeOther(StoreAddress.of(store, tablet.queue()));
    }

    /**
     * Where the choices lead; to the list of stores where none was made.
     *
     * @param page of managers that is wanted; then the tablet still shows its own store
     * @param query what of that page
     */
    @GET
    @Path("stores")
    public RestResponse<String> choose(
            @BeanParam Tablet tablet,
            @QueryParam("store") @Nullable String id,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("language") @Nullable String language,
            @QueryParam("look") @Nullable String look,
            @QueryParam("page") @Nullable String page,
            @BeanParam PageQuery query) {
        boolean ofManagers = page != null && (PAGES.contains(page) || page.equals(CHAIN));
        if (Stream.of(id, queue, language, look).allMatch(Objects::isNull)) {
            return RestResponse.ok(
                    page != null && PAGES.contains(page)
                            ? list(tablet, "/" + page + query.first())
                            : list(
                                    tablet,
                                    tablet.queue()
                                            .map(shown -> "?queue=" + Tablet.id(shown))
                                            .orElse("")));
        }
        URI address = URI.create(ofManagers && id == null ? "/" + CHAIN + query.first() : "/");
        if (id != null) {
            Store store = catalogue.store(id).orElseThrow(() -> PageProblem.unknownStore(id));
            address = ofManagers && PAGES.contains(page)
                    ? URI.create("/stores/" + store.id() + "/" + page + query.first())
                    : StoreAddress.of(store, Optional.ofNullable(queue).flatMap(Tablet::queue));
        }
        List<NewCookie> chosen =
                ofManagers ? Tablet.remember(null, null, language, look) : Tablet.remember(id, queue, language, look);
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(address)
                .cookie(chosen.toArray(NewCookie[]::new))
                .build();
    }

    /** @param then what comes after a store in its address */
    private String list(Tablet tablet, String then) {
        Frame frame = frames.of(tablet);
        return Templates.stores(frame, then)
                .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, frame.locale())
                .render();
    }
}
