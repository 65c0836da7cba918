package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests of callers, with keys or without. */
final class Calls {

    private Calls() {}

    static String sales(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
            {"event_id":"%s","item_id":"HOT_DOG","quantity":1,"price":2.79,"created_at":"2026-02-12T07:30:00Z"}""".formatted(UUID.randomUUID()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static ValidatableResponse send(Rule rule, String store, String... authorization) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        if (authorization.length > 0) {
            request.header("Authorization", authorization[0]);
        }
        if (rule.method().equals("POST")) {
            request.contentType(ContentType.JSON).body("[]");
        }
        String path = rule.path().replace("{store_id}", store).replace("{key_id}", "none");
        return path.equals("/stream")
                // A stream that is let in does not end; a bad position ends it.
                ? request.request(rule.method(), path + "?since=bad").then()
                : request.request(rule.method(), path).then();
    }

    static String bearer(String key) {
        return "Bearer " + key;
    }
}
