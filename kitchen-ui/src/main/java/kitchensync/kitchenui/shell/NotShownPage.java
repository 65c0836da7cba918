package kitchensync.kitchenui.shell;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.Tablet;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Shows {@link NotShown} to people. */
@Singleton
public class NotShownPage {

    @CheckedTemplate(basePath = "kitchen-ui/shell")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance problem(
                String title, String text, String back, String backWords, String language, Style style);
    }

    @ServerExceptionMapper
    RestResponse<String> problem(NotShown problem, HttpHeaders headers, RoutingContext request) {
        if (problem.getCause() != null) {
            Log.warnf("a manager's page could not be made: %s", problem.getCause());
        }
        Locale language = Tablet.of(headers).locale();
        Speech speech = Speech.of(language);
        NotShownWords words = speech.words(NotShownWords.class);
        String page = speech.render(Templates.problem(
                problem.title(words),
                problem.text(words),
                WayBack.of(request.request().method().name(), request.normalizedPath()),
                problem.back(words),
                language.getLanguage(),
                Style.BUNDLED));
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
