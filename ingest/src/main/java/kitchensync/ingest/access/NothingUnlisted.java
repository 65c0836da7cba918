package kitchensync.ingest.access;

import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * A second lock: a resource of ingest that the {@link Door} knows nothing of, because somebody forgot its
 * {@link Rule}, answers nobody.
 */
class NothingUnlisted {

    private static final Logger LOG = Logger.getLogger(NothingUnlisted.class);
    private static final String INGEST = "kitchensync.ingest.";

    /** Before a resource is called. */
    @ServerRequestFilter
    void check(SimpleResourceInfo resource, RoutingContext request) {
        if (resource.getResourceClass().getName().startsWith(INGEST) && !Caller.isAdmitted(request)) {
            LOG.errorf("no rule for %s %s", request.request().method(), request.normalizedPath());
            throw Refusals.noSuchPath();
        }
    }
}
