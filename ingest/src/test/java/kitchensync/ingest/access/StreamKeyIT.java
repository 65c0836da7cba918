package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedWriter;
import kitchensync.ingest.feed.SseReader;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a key opens of the stream, and for how long. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KeysAsked.class)
@Timeout(60)
class StreamKeyIT {

    @Inject
    EmptyStores stores;

    @Inject
    TestKeys keys;

    @Inject
    Feed feed;

    @TestHTTPResource("/stream")
    URI stream;

    @BeforeEach
    void emptyStores() throws Exception {
        stores.of("012", "027");
        FeedWriter.settled(feed, 0);
    }

    private static void sale(String store) {
        given().header("Authorization", "Bearer " + KeysAsked.PROCESS_KEY)
                .contentType(ContentType.JSON)
                .body("""
                        {"event_id":"%s","item_id":"HOT_DOG","quantity":1,"price":2.79,"created_at":"%s"}""".formatted(UUID.randomUUID(), Instant.now()))
                .post("/events/" + store + "/sales")
                .then()
                .statusCode(200);
    }

    @Test
    void theKeyOfAStoreSeesThatStoreAlone() throws Exception {
        try (SseReader reader = SseReader.withKey(stream + "?since=0", keys.text("027", Scope.READ))) {
            sale("012");
            sale("027");
            sale("012");
            sale("027");

            List<SseReader.Message> seen = reader.events(2);
            assertThat(seen).allSatisfy(message -> assertThat(message.data()).contains("\"store_id\":\"027\""));
        }
    }

    @Test
    void theKeysOfAStoreLeaveStreamsToOthers() throws Exception {
        List<SseReader> open = new ArrayList<>();
        try {
            for (int i = 0; i < KeysAsked.STREAMS_OF_A_STORE; i++) {
                open.add(SseReader.withKey(stream.toString(), keys.text("027", Scope.READ)));
            }
            SseReader more = SseReader.withKey(stream.toString(), keys.text("027", Scope.READ));
            open.add(more);
            for (String store : Arrays.asList("012", null)) {
                open.add(SseReader.withKey(stream.toString(), keys.text(store, Scope.READ)));
            }

            assertThat(open).extracting(SseReader::status).containsExactly(200, 200, 503, 200, 200);
            assertThat(more.response().headers().firstValue("Retry-After")).contains("10");
        } finally {
            for (SseReader reader : open) {
                reader.close();
            }
        }
    }

    @Test
    void aStreamEndsSoonAfterItsKeyIsRevoked() throws Exception {
        ApiKeys.Made made = keys.make(null, Scope.READ);
        try (SseReader reader =
                        SseReader.withKey(stream + "?since=0", made.text().whole());
                SseReader other = SseReader.withKey(stream + "?since=0", keys.text(null, Scope.READ))) {
            sale("012");
            assertThat(reader.events(1)).hasSize(1);

            given().header("Authorization", "Bearer " + keys.text(null, Scope.ADMIN))
                    .delete("/keys/" + made.key().keyId())
                    .then()
                    .statusCode(204);

            assertThatThrownBy(() -> reader.events(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended");
            sale("012");
            assertThat(other.events(2)).hasSize(2);
        }
    }
}
