package kitchensync.kitchenui.page;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
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

    private final Catalogue catalogue;

    TabletResource(Catalogue catalogue) {
        this.catalogue = catalogue;
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

    /** Where the choices lead. */
    @GET
    @Path("stores")
    public RestResponse<Void> choose(
            @QueryParam("store") @Nullable String id,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("language") @Nullable String language,
            @QueryParam("look") @Nullable String look) {
        URI address = URI.create("/");
        if (id != null) {
            Store store = catalogue.store(id).orElseThrow(() -> PageProblem.unknownStore(id));
            address = StoreAddress.of(store, Optional.ofNullable(queue).flatMap(Tablet::queue));
        }
        return ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                .location(address)
                .cookie(Tablet.remember(id, queue, language, look).toArray(NewCookie[]::new))
                .build();
    }
}
