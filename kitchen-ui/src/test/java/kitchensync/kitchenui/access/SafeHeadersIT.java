package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** What keeps an answer safe in a browser stands on every row of docs/access.md, and on what is in no row. */
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class SafeHeadersIT {

    private static final Map<String, String> WANTED = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    @Test
    void everyAnswerHasThemWhoeverAsks() throws Exception {
        List<String> paths = Stream.concat(
                        Documented.all().stream()
                                .filter(row -> !row.method().equals("POST"))
                                .map(row -> row.example(OWN)),
                        Stream.of("/nothing", "/stores/999", "/kitchen-ui/kitchen.css", "/kitchen-ui/none", "/%20"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (String session : List.of("", LoggedIn.session("grill"), LoggedIn.session("root"))) {
            for (String path : paths) {
                HttpHeaders answer = ask("GET", path, session, "http");
                WANTED.forEach((name, value) -> {
                    if (!answer.firstValue(name).equals(java.util.Optional.of(value))) {
                        wrong.add(path + ": " + name + " is " + answer.firstValue(name));
                    }
                });
                String policy = answer.firstValue("Content-Security-Policy").orElse("");
                if (!policy.contains("frame-ancestors 'none'")
                        || !policy.contains("default-src")
                        || policy.contains("unsafe")
                        || policy.contains("*")) {
                    wrong.add(path + ": Content-Security-Policy is " + policy);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void browsersThatCameByHttpsKeepToIt() throws Exception {
        for (String path : List.of("/login", "/stores/" + OWN, "/nothing", "/kitchen-ui/kitchen.css")) {
            assertThat(ask("GET", path, "", "https").firstValue("Strict-Transport-Security"))
                    .as(path)
                    .contains("max-age=31536000; includeSubDomains");
            assertThat(ask("GET", path, "", "http").firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isEmpty();
        }
    }

    /** Only the headers: a stream's answer has no end. */
    private HttpHeaders ask(String method, String path, String session, String scheme)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Cookie", SessionCookie.NAME + "=" + session)
                .header("X-Forwarded-Proto", scheme)
                .build();
        HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.headers();
    }
}
