package kitchensync.pipeline.page;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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
    public RestResponse<String> overview() throws Exception {
        return page(Status.OK, pages.overview());
    }

    @GET
    @Path("docs")
    public RestResponse<String> docs() throws Exception {
        return page(Status.OK, pages.docs());
    }

    @GET
    @Path("docs/{name}")
    public RestResponse<String> table(@RestPath("name") String name) throws Exception {
        Optional<String> page = pages.table(name);
        return page.isPresent()
                ? page(Status.OK, page.get())
                : page(Status.NOT_FOUND, "<p>There is no such table. <a href=\"/pipeline/docs\">All tables</a></p>");
    }

    /** For this class alone. */
    @ServerExceptionMapper
    RestResponse<String> problem(Exception failed) {
        LOG.warnf("a page of the pipeline could not be made: %s", failed.getMessage());
        return page(
                Status.SERVICE_UNAVAILABLE,
                "<p>The pipeline cannot be asked right now, because Postgres or the warehouse does not answer."
                        + " <a href=\"/pipeline\">Again</a></p>");
    }

    private static RestResponse<String> page(Status status, String html) {
        return ResponseBuilder.create(status, html)
                .type(MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", Look.BUNDLED.policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .build();
    }
}
