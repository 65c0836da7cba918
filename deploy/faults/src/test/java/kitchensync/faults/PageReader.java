package kitchensync.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Pages through {@code GET /events}, at either process, with pages of any size, for as long as the suite runs. */
final class PageReader implements Runnable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Integer> ports;
    private final RandomGenerator random;
    private final Seen seen;
    private volatile boolean open = true;
    private long since;

    PageReader(List<Integer> ports, RandomGenerator random, Seen seen) {
        this.ports = List.copyOf(ports);
        this.random = random;
        this.seen = seen;
    }

    @Override
    public void run() {
        try {
            while (open) {
                if (!page(random.nextInt(10) == 0 ? 5000 : random.nextInt(1, 700))) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        open = false;
    }

    /** Reads from the beginning to a position. */
    void readTo(long position) throws InterruptedException {
        while (since < position) {
            page(5000);
        }
    }

    /** Whether there was something. */
    private boolean page(int limit) throws InterruptedException {
        int port = ports.get(random.nextInt(ports.size()));
        URI uri = URI.create("http://127.0.0.1:%d/events?since=%d&limit=%d".formatted(port, since, limit));
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                if (answer.statusCode() != 503) {
                    seen.complain("%s: %d %s".formatted(uri, answer.statusCode(), answer.body()));
                }
                return false;
            }
            JsonNode page = JSON.readTree(answer.body());
            page.get("events").forEach(event -> take(seen, event));
            long next = page.get("next_since").asLong();
            boolean grown = next > since;
            since = next;
            return grown;
        } catch (IOException away) {
            return false;
        }
    }

    static void take(Seen seen, JsonNode event) {
        seen.event(
                event.get("position").asLong(),
                event.get("store_id").asText(),
                event.get("seq").asLong(),
                UUID.fromString(event.get("event_id").asText()));
    }
}
