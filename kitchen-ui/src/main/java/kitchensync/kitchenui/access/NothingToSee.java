package kitchensync.kitchenui.access;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A person at an address of the pages' where nothing is shown gets a page too, and no document for scripts. */
@Singleton
class NothingToSee {

    /** What is not there, and what only takes forms. */
    private static final Set<Integer> NOTHING = Set.of(404, 405);

    private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private final Refusals pages;

    NothingToSee(Refusals pages) {
        this.pages = pages;
    }

    /** What no route answers; where a mapper of exceptions takes that, the filter below sees it. */
    void register(@Observes Router router) {
        router.errorHandler(404, request -> pages.write(request, new Refusal.NothingHere()));
    }

    /** @param failure null where a resource has answered */
    @ServerResponseFilter
    void show(ContainerResponseContext answer, @Nullable Throwable failure, RoutingContext request) {
        if (NOTHING.contains(answer.getStatus())
                && (failure instanceof WebApplicationException || !answer.hasEntity())
                && Refusals.isNavigation(request)
                && !hasOwnDoor(request)) {
            answer.setEntity(pages.page(request, new Refusal.NothingHere()), null, PAGE);
        }
    }

    private static boolean hasOwnDoor(RoutingContext request) {
        return Rule.of(request.request().method().name(), Rule.segments(request.normalizedPath()))
                .filter(rule -> rule.needs() == Rule.Needs.OWN_DOOR)
                .isPresent();
    }
}
