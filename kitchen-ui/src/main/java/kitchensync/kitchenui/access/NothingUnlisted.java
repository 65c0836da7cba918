package kitchensync.kitchenui.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A second lock, by the path as the resource reads it: what the {@link Door} has not let in, or lets in for another
 * store, is answered to nobody. It also finds a resource of ours that has no {@link Rule} where access is open.
 */
class NothingUnlisted {

    private static final Logger LOG = Logger.getLogger(NothingUnlisted.class);
    private static final String OURS = "kitchensync.kitchenui.";
    private static final String STORE = "store";

    private final Catalogue catalogue;

    NothingUnlisted(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Before a resource is called. */
    @ServerRequestFilter
    @Nullable
    RestResponse<Void> check(SimpleResourceInfo resource, UriInfo address, RoutingContext request) {
        if (!resource.getResourceClass().getName().startsWith(OURS)) {
            return null;
        }
        Viewer viewer = Viewer.of(request);
        String store = address.getPathParameters().getFirst(STORE);
        boolean own = store == null
                || viewer.onlyStores().isEmpty()
                || catalogue.store(store).map(Store::id).filter(viewer::maySee).isPresent();
        if (Viewer.isKnown(request) && own) {
            return null;
        }
        LOG.errorf("not let in: %s %s", request.request().method(), request.normalizedPath());
        return RestResponse.status(RestResponse.Status.NOT_FOUND);
    }
}
