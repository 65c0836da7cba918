package kitchensync.kitchenui.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kitchensync.kitchenui.access.LoggedIn.browser;
import static kitchensync.kitchenui.access.LoggedIn.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import kitchensync.kitchenui.LogLines;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No form of ours is long: what is longer is refused once, in words, and quietly. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargeFormIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @TestHTTPResource("/")
    URI base;

    @RegisterExtension
    final LogLines logged = new LogLines();

    @ParameterizedTest
    @CsvSource({
        "/stores/012/done, 70000",
        "/stores/012/done, 200000",
        "/stores/012/done, 3000000",
        "/stores/012/plan/overrides, 3000000",
        "/stores/012/plan/minimums, 3000000",
        "/login, 3000000",
        "/logout, 3000000"
    })
    void isRefusedOnceInWords(String path, int bytes) {
        browser()
                .contentType(FORM)
                .body("reason=" + "a".repeat(bytes))
                .post(path)
                .then()
                .statusCode(413)
                .contentType("text/html")
                .body(allOf(containsString("The form is too long"), containsString("64 KB")));

        assertNothingLogged();
    }

    @Test
    void aScriptIsToldAsAProblemDocument() {
        visit().contentType(FORM)
                .body("a".repeat(200_000))
                .post("/stores/012/done")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("status", equalTo(413));
    }

    @Test
    void oneThatDoesNotSayHowLongItIsIsNotRead() throws Exception {
        byte[] body = ("reason=" + "a".repeat(3_000_000)).getBytes(UTF_8);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/stores/012/done"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.body()).contains("how long it is");
        assertNothingLogged();
    }

    /** But what the outbox says meanwhile of the acts of other tests. */
    private void assertNothingLogged() {
        assertThat(logged.lines()).allMatch(line -> line.startsWith("Ingest "));
    }
}
