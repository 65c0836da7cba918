package kitchensync.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import kitchensync.ingest.EmptyStores;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that was made to take the memory or the time of who reads it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeepJsonIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LEVELS = 100_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    @Inject
    EmptyStores stores;

    @BeforeEach
    void emptyStores() throws SQLException {
        stores.of("012");
    }

    private static String sale(String price, String more) {
        return """
            {"item_id":"HOT_DOG","quantity":1,"price":%s,"created_at":"2026-02-12T07:30:00Z"%s}""".formatted(price, more);
    }

    /** Not by REST Assured, which would print such a body for the log. */
    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/events/012/sales"))
                .header("Content-Type", "application/json")
                .timeout(SOON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "0.00000000000000000000000000000000001", "-1e400"})
    void aPriceThatNobodyCanWriteOutIsRefusedAtOnce(String price) throws Exception {
        HttpResponse<String> answer = post(sale(price, ""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("price must").hasSizeLessThan(1_000);
    }

    @Test
    void aNumberOfAMillionDigitsIsNotRead() throws Exception {
        HttpResponse<String> answer = post(sale("1".repeat(1_000_000), ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Unreadable body").hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"[,]", "{\"a\":,}"})
    void aHundredThousandLevelsAreNotFollowed(String open, String close) throws Exception {
        String deep = open.repeat(LEVELS) + "1" + close.repeat(LEVELS);
        HttpResponse<String> answer = post(sale("1", ",\"more\":" + deep));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no valid JSON").hasSizeLessThan(1_000);
    }
}
