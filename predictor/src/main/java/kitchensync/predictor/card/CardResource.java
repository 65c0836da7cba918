package kitchensync.predictor.card;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import kitchensync.pages.Answer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages of the models: what each was made of, how good it is, and how it has done since. */
@Path("/models")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CardResource {

    private static final Logger LOG = Logger.getLogger(CardResource.class);

    private final CardPages pages;

    CardResource(CardPages pages) {
        this.pages = pages;
    }

    @GET
    public RestResponse<String> list(RoutingContext request) throws Exception {
        return page(Status.OK, pages.list(Answer.who(request)));
    }

    @GET
    @Path("{version}")
    public RestResponse<String> card(@RestPath("version") String version, RoutingContext request) throws Exception {
        String who = Answer.who(request);
        Optional<String> card = pages.card(version, who);
        return card.isPresent() ? page(Status.OK, card.get()) : page(Status.NOT_FOUND, CardPages.noModel(who));
    }

    /** For this class alone. */
    @ServerExceptionMapper
    RestResponse<String> problem(Exception failed, RoutingContext request) {
        LOG.warnf("a page of the models could not be made: %s", failed.getMessage());
        return page(Status.SERVICE_UNAVAILABLE, CardPages.unavailable(Answer.who(request)));
    }

    private static RestResponse<String> page(Status status, String html) {
        return Answer.of(status, html, CardPages.LOOK);
    }
}
