package kitchensync.kitchenui.forecast;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.access.CurrentViewer;
import kitchensync.kitchenui.access.Viewer;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.shell.NotShown;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The page that a trial has written: what this way to plan wastes and misses, beside simpler ones. */
@Path(TrialResource.PATH)
public class TrialResource {

    static final String PATH = "/trial";

    /** It has one stylesheet of its own, which is named by its checksum, loads nothing, and sends the way out alone. */
    private static final String POLICY =
            "default-src 'none'; style-src %s; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private static final String BODY = "<body>";

    @CheckedTemplate(basePath = "kitchen-ui")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance leave(Viewer viewer);
    }

    private final KitchenUiSettings settings;
    private final CurrentViewer viewer;

    TrialResource(KitchenUiSettings settings, CurrentViewer viewer) {
        this.settings = settings;
        this.viewer = viewer;
    }

    /** The file, once there is one. */
    static Optional<java.nio.file.Path> file(KitchenUiSettings settings) {
        return settings.trialPage().filter(Files::isRegularFile);
    }

    /** The file as it was written, in English, with the way out of whoever has logged in at its top. */
    @GET
    public RestResponse<String> page() throws IOException {
        String page = Files.readString(file(settings).orElseThrow(NotShown::noTrial));
        String leave = Speech.of(Locale.ENGLISH).render(Templates.leave(viewer.get()));
        return ResponseBuilder.ok(page.replace(BODY, BODY + "\n" + leave), "text/html;charset=UTF-8")
                .header("Content-Security-Policy", POLICY.formatted(checksum(page)))
                .build();
    }

    private static String checksum(String page) {
        Matcher style = STYLE.matcher(page);
        try {
            return style.find()
                    ? "'sha256-"
                            + Base64.getEncoder()
                                    .encodeToString(MessageDigest.getInstance("SHA-256")
                                            .digest(style.group(1).getBytes(StandardCharsets.UTF_8)))
                            + "'"
                    : "'none'";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
