package kitchensync.kitchenui.forecast;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.shell.NotShown;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The page that a trial has written: what this way to plan wastes and misses, beside simpler ones. */
@Path(TrialResource.PATH)
public class TrialResource {

    static final String PATH = "/trial";

    /** It has one stylesheet of its own, which is named by its checksum, and loads nothing. */
    private static final String POLICY =
            "default-src 'none'; style-src %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final KitchenUiSettings settings;

    TrialResource(KitchenUiSettings settings) {
        this.settings = settings;
    }

    /** The file, once there is one. */
    static Optional<java.nio.file.Path> file(KitchenUiSettings settings) {
        return settings.trialPage().filter(Files::isRegularFile);
    }

    @GET
    public RestResponse<String> page() throws IOException {
        String page = Files.readString(file(settings).orElseThrow(NotShown::noTrial));
        return ResponseBuilder.ok(page, "text/html;charset=UTF-8")
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
