package kitchensync.testkit;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.net.LoggedInAs;

/** Says who has logged in, as the kitchen's pages do, to a service that is tested without them. */
public final class TestDoor {

    private static final String WHO = "Test-Who";

    private TestDoor() {}

    /** From now on whoever a request names in {@code Test-Who} has logged in. */
    public static void open(Router router) {
        router.route().order(-150).handler(request -> {
            request.put(LoggedInAs.KEY, request.request().getHeader(WHO));
            request.next();
        });
    }

    /** What a page lacks for its reader to log out, or has of it where nobody has logged in; empty when all is well. */
    public static List<String> complaints(URI page) {
        HttpResponse<String> shown = get(HttpRequest.newBuilder(page).header(WHO, "<Ann>"));
        String policy = shown.headers().firstValue("Content-Security-Policy").orElse("");
        return Stream.of(
                        lacks(
                                shown.body(),
                                "action=\"/logout\" method=\"post\"",
                                "value=\"&lt;Ann&gt;\"",
                                "Log out <b>&lt;Ann&gt;</b>"),
                        lacks(policy, "form-action 'self'"),
                        get(HttpRequest.newBuilder(page)).body().contains("/logout")
                                ? Stream.of("lets nobody log out")
                                : Stream.<String>empty())
                .flatMap(complaints -> complaints)
                .map(complaint -> page.getPath() + " " + complaint)
                .toList();
    }

    private static Stream<String> lacks(String text, String... parts) {
        return Stream.of(parts).filter(part -> !text.contains(part)).map(part -> "lacks " + part);
    }

    private static HttpResponse<String> get(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
