package kitchensync.ingest.feed.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedWriter;
import kitchensync.ingest.feed.Numbering;
import kitchensync.ingest.feed.SseReader;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(StreamIT.Impatient.class)
@Timeout(60)
class StreamIT {

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kitchensync.ingest.feed.heartbeat-every", "0.3S",
                    "kitchensync.ingest.feed.stalled-after", "2S",
                    "kitchensync.ingest.feed.tail-events", "3000",
                    "kitchensync.ingest.feed.max-streams", "4");
        }
    }

    @Inject
    EmptyStores empty;

    @Inject
    Catalogue catalogue;

    @Inject
    Feed feed;

    @Inject
    Numbering numbering;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/stream")
    URI stream;

    final Random random = new Random(5);
    final FeedWriter writer = new FeedWriter();
    List<Store> stores;
    Rows rows;

    @BeforeEach
    void schemas() throws Exception {
        stores = catalogue.stores().subList(0, 3);
        rows = empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        writer.partition(stores);
        FeedWriter.settled(feed, 0);
        clients(0);
    }

    SseReader open(String query, String lastEventId) throws Exception {
        return new SseReader(stream + query, lastEventId);
    }

    /** Waits until so many clients are connected. */
    void clients(int count) throws InterruptedException {
        for (int i = 0; i < 400 && metrics.get("ingest.stream.clients").gauge().value() != count; i++) {
            Thread.sleep(25);
        }
        assertThat(metrics.get("ingest.stream.clients").gauge().value()).isEqualTo(count);
    }

    static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    static List<String> ids(List<SseReader.Message> messages) {
        return messages.stream().map(SseReader.Message::id).toList();
    }

    @Test
    void withoutAPositionItBeginsNow() throws Exception {
        writer.write(stores.get(0), FeedWriter.events(random, 10), numbering);
        FeedWriter.settled(feed, 10);
        try (SseReader reader = open("", "")) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            reader.next();

            writer.write(stores.get(1), FeedWriter.events(random, 5), numbering);

            assertThat(ids(reader.events(5))).isEqualTo(ids(11, 15));
        }
    }

    @Test
    void whoComesBackGoesOnWhereHeStopped() throws Exception {
        for (int i = 0; i < 10; i++) {
            writer.write(stores.get(i % 3), FeedWriter.events(random, 500));
        }
        FeedWriter.settled(feed, 5000);
        String seen;
        try (SseReader reader = open("?since=0", "")) {
            List<SseReader.Message> first = reader.events(1234);
            assertThat(ids(first)).isEqualTo(ids(1, 1234));
            seen = first.getLast().id();
        }
        writer.write(stores.get(0), FeedWriter.events(random, 3), numbering);
        try (SseReader reader = open("?since=0", seen)) {
            assertThat(ids(reader.events(5003 - 1234))).isEqualTo(ids(1235, 5003));
        }
    }

    @Test
    void aFilteredStreamSaysHowFarItHasCome() throws Exception {
        try (SseReader reader =
                open("?since=0&type=waste&type=sale&store=" + stores.get(2).id(), "")) {
            List<Event> events = FeedWriter.events(random, 40);
            writer.write(stores.get(2), events, numbering);
            writer.write(stores.get(1), FeedWriter.events(random, 60), numbering);
            long wanted = events.stream()
                    .filter(event -> event instanceof Event.Sale || event instanceof Event.Waste)
                    .count();

            List<SseReader.Message> got = reader.events((int) wanted);

            assertThat(got).allSatisfy(message -> {
                assertThat(message.event()).isIn("waste", "sale");
                assertThat(message.data())
                        .contains("\"store_id\":\"" + stores.get(2).id() + "\"");
            });
            // Then a heartbeat lets the client forget the rest
            SseReader.Message heartbeat = reader.next();
            while (!heartbeat.id().equals("100")) {
                assertThat(heartbeat.data()).isEmpty();
                heartbeat = reader.next();
            }
        }
    }

    @Test
    void aClientThatTakesNothingIsClosedAndHarmsNobody() throws Exception {
        // Given a client that never reads
        try (Socket dead = new Socket()) {
            dead.setReceiveBufferSize(4096);
            dead.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
            dead.getOutputStream()
                    .write(("GET /stream?since=0 HTTP/1.1\r\nHost: [::1]\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            clients(1);
            try (SseReader reader = open("?since=0", "")) {
                // When
                for (int i = 0; i < 10; i++) {
                    writer.write(stores.get(i % 3), FeedWriter.events(random, 4000), numbering);
                }
                assertThat(ids(reader.events(40_000))).isEqualTo(ids(1, 40_000));

                // Then
                clients(1);
            }
        }
    }

    @Test
    void beyondTheMostClientsTheNextIsTurnedAway() throws Exception {
        try (SseReader one = open("", "");
                SseReader two = open("", "");
                SseReader three = open("", "");
                SseReader four = open("", "")) {
            assertThat(List.of(one.status(), two.status(), three.status(), four.status()))
                    .containsOnly(200);
            given().get("/stream")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .contentType("application/problem+json")
                    .body("detail", containsString("4 streams"));
        }
        clients(0);
        try (SseReader next = open("", "")) {
            assertThat(next.status()).isEqualTo(200);
        }
    }

    @Test
    void aPositionThatTheFeedHasNotComeToIsRefused() throws Exception {
        writer.write(stores.get(0), FeedWriter.events(random, 10), numbering);
        FeedWriter.settled(feed, 10);

        given().queryParam("since", 10).get("/events").then().statusCode(200);
        for (String path : List.of("/events", "/stream")) {
            given().queryParam("since", 11)
                    .get(path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("position", equalTo(10))
                    .body("detail", containsString("before 11"));
        }
    }

    @Test
    void aPositionThatIsGoneIsToldBeforeTheStreamBegins() throws Exception {
        writer.write(stores.get(0), FeedWriter.events(random, 3500));
        FeedWriter.settled(feed, 3500);
        rows.run("update ingest.head set oldest = 3491");

        given().queryParam("since", 0)
                .get("/events")
                .then()
                .statusCode(410)
                .body("oldest", equalTo(3491))
                .body("detail", containsString("since=3490"));
        given().header("Last-Event-ID", "0")
                .get("/stream")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("oldest", equalTo(3491));
    }
}
