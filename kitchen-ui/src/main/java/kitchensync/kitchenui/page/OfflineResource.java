package kitchensync.kitchenui.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The service worker, which keeps a tablet's last queue for when there is no connection. It lies at the root because a
 * worker looks after the pages below it, and carries the checksums of its files so that an upgrade replaces it.
 */
@Path("/sw.js")
public class OfflineResource {

    private static final String SCRIPT = script();

    @GET
    public RestResponse<String> worker() {
        return ResponseBuilder.ok(SCRIPT, "text/javascript;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static String script() {
        try (InputStream in = OfflineResource.class.getResourceAsStream("/kitchensync/kitchenui/offline.js")) {
            String files = Assets.BUNDLED
                    .all()
                    .map(file -> "\"" + file + "\"")
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("/* FILES */", files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
