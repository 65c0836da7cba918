package kitchensync.kitchenui.shell;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Shows {@link NotShown} to people. */
@Provider
public class NotShownPage implements ExceptionMapper<NotShown> {

    @CheckedTemplate(basePath = "kitchen-ui/shell")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance problem(NotShown problem, Style style);
    }

    @Override
    public Response toResponse(NotShown problem) {
        if (problem.getCause() != null) {
            Log.warnf("a manager's page could not be made: %s", problem.getCause());
        }
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.problem(problem, Style.BUNDLED).render())
                .build();
    }
}
