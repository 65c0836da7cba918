package kitchensync.pipeline.page;

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

/** The pages of who runs the pipeline, and of who reads its tables. */
@Path("/pipeline")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PipelineResource {

    private static final Logger LOG = Logger.getLogger(PipelineResource.class);

    private final PipelinePages pages;

    PipelineResource(PipelinePages pages) {
        this.pages = pages;
    }

    @GET
    public RestResponse<String> overview(RoutingContext request) throws Exception {
        return page(Status.OK, pages.overview(Answer.who(request)));
    }

    @GET
    @Path("docs")
    public RestResponse<String> docs(RoutingContext request) throws Exception {
        return page(Status.OK, pages.docs(Answer.who(request)));
    }

    @GET
    @Path("docs/{name}")
    public RestResponse<String> table(@RestPath("name") String name, RoutingContext request) throws Exception {
        String who = Answer.who(request);
        Optional<String> page = pages.table(name, who);
        return page.isPresent() ? page(Status.OK, page.get()) : page(Status.NOT_FOUND, PipelinePages.noTable(who));
    }

    /** For this class alone. */
    @ServerExceptionMapper
    RestResponse<String> problem(Exception failed, RoutingContext request) {
        LOG.warnf("a page of the pipeline could not be made: %s", failed.getMessage());
        return page(Status.SERVICE_UNAVAILABLE, PipelinePages.unavailable(Answer.who(request)));
    }

    private static RestResponse<String> page(Status status, String html) {
        return Answer.of(status, html, PipelinePages.LOOK);
    }
}
