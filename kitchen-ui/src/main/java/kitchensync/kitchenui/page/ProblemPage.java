package kitchensync.kitchenui.page;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells people what went wrong: every {@link PageProblem} becomes a page. */
@Singleton
public class ProblemPage {

    @CheckedTemplate(basePath = "kitchen-ui")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance problem(PageProblem problem, Frame frame);
    }

    private final Frames frames;

    ProblemPage(Frames frames) {
        this.frames = frames;
    }

    @ServerExceptionMapper
    RestResponse<String> problem(PageProblem problem, HttpHeaders headers) {
        if (problem.getCause() != null) {
            // Every open page asks again and again: one line each, the rest for those who look closer.
            Log.warnf("a page could not be made: %s", problem.getCause());
            Log.debug("why a page could not be made", problem);
        }
        Frame frame = frames.of(Tablet.of(headers));
        String page = Templates.problem(problem, frame)
                .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, frame.locale())
                .render();
        return ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.kind().status()), page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
