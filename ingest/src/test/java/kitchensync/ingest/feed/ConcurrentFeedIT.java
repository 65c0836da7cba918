package kitchensync.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.EmptyStores;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sixteen writers who commit when they like, and readers who read all the while. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConcurrentFeedIT {

    private static final int WRITERS = 16;
    private static final int COMMITS = 40;

    @Inject
    EmptyStores empty;

    @Inject
    Catalogue catalogue;

    @Inject
    Numbering numbering;

    @Inject
    Feed feed;

    @TestHTTPResource
    URI server;

    final Set<String> written = ConcurrentHashMap.newKeySet();
    final AtomicBoolean done = new AtomicBoolean();
    final ObjectMapper json = new ObjectMapper();
    List<Store> stores;
    FeedWriter writer;

    @BeforeEach
    void schemas() throws Exception {
        stores = catalogue.stores().subList(0, 5);
        empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        writer = new FeedWriter();
        writer.partition(stores);
        FeedWriter.settled(feed, 0);
    }

    @Test
    @Timeout(120)
    void noEventIsSkippedOrRepeatedHoweverManyCommitAtOnce() throws Exception {
        long start = 0;
        List<JsonNode> paged;
        List<JsonNode> streamed;
        // When
        try (ExecutorService threads = Executors.newCachedThreadPool();
                SseReader stream =
                        new SseReader(server.resolve("/stream?since=" + start).toString(), "")) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                writers.add(threads.submit(() -> write(seed)));
            }
            Future<?> otherProcess = threads.submit(this::numberAsAnotherProcess);
            Future<List<JsonNode>> pages = threads.submit(() -> page(start));
            Future<List<JsonNode>> streams = threads.submit(() -> stream(stream));
            for (Future<?> one : writers) {
                one.get();
            }
            done.set(true);
            otherProcess.get();
            paged = pages.get();
            streamed = streams.get();
        }

        // Then
        for (List<JsonNode> read : List.of(paged, streamed)) {
            Set<String> seen = new HashSet<>();
            Map<String, Long> seqs = new HashMap<>();
            long position = start;
            for (JsonNode event : read) {
                assertThat(event.get("position").longValue()).isEqualTo(++position);
                assertThat(seen.add(event.get("event_id").textValue())).isTrue();
                String store = event.get("store_id").textValue();
                long seq = event.get("seq").longValue();
                assertThat(seq).isEqualTo(seqs.getOrDefault(store, seq - 1) + 1);
                seqs.put(store, seq);
            }
            assertThat(seen).isEqualTo(written);
        }
        assertThat(streamed).isEqualTo(paged);
    }

    private Void write(int seed) throws Exception {
        Random random = new Random(seed);
        try (Connection connection = writer.connect()) {
            for (int i = 0; i < COMMITS; i++) {
                Store store = stores.get(random.nextInt(stores.size()));
                List<Event> events = FeedWriter.events(random, random.nextInt(10) == 0 ? 150 : 1 + random.nextInt(5));
                long first = FeedWriter.append(connection, store, events);
                Thread.sleep(random.nextInt(10));
                if (random.nextInt(8) == 0) {
                    connection.rollback();
                } else {
                    // Known before it is committed: a reader may see it before this thread goes on.
                    events.forEach(event -> written.add(event.eventId().toString()));
                    connection.commit();
                    if (seed % 2 == 0) {
                        numbering.committed(store, first, events, FeedWriter.NOON);
                    }
                }
            }
        }
        return null;
    }

    private Void numberAsAnotherProcess() throws Exception {
        try (Connection connection = writer.connect();
                Statement statement = connection.createStatement()) {
            while (!done.get()) {
                statement.execute("select ingest.number_commits()");
                Thread.sleep(3);
                connection.commit();
                Thread.sleep(5);
            }
        }
        return null;
    }

    private List<JsonNode> page(long start) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        long since = start;
        Random random = new Random(99);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!done.get() || events.size() < written.size()) {
                URI uri = server.resolve("/events?since=" + since + "&limit=" + (1 + random.nextInt(300)));
                JsonNode page = json.readTree(
                        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                                .body());
                page.get("events").forEach(events::add);
                since = page.get("next_since").longValue();
            }
        }
        return events;
    }

    private List<JsonNode> stream(SseReader stream) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        while (!done.get() || events.size() < written.size()) {
            SseReader.Message message = stream.events(1).getFirst();
            JsonNode event = json.readTree(message.data());
            assertThat(message.id()).isEqualTo(event.get("position").asText());
            assertThat(message.event()).isEqualTo(event.get("type").textValue());
            events.add(event);
        }
        return events;
    }
}
