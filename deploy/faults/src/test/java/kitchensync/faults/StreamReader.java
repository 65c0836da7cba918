package kitchensync.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Follows {@code GET /stream}; connects again, to either process, with the id it saw last. */
final class StreamReader implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SILENCE_MILLIS = 20_000;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Integer> ports;
    private final RandomGenerator random;
    private final Seen seen;
    private volatile boolean open = true;

    StreamReader(List<Integer> ports, RandomGenerator random, Seen seen) {
        this.ports = List.copyOf(ports);
        this.random = random;
        this.seen = seen;
    }

    @Override
    public void run() {
        while (open) {
            try {
                follow(random.nextInt(200, 4000));
            } catch (IOException away) {
                // Killed, hung or not there: the next connection goes on from the last id.
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** @param events after which it connects anew of its own will */
    private void follow(int events) throws IOException {
        int port = ports.get(random.nextInt(ports.size()));
        URL url = URI.create("http://127.0.0.1:" + port + "/stream").toURL();
        HttpURLConnection stream = (HttpURLConnection) url.openConnection();
        stream.setConnectTimeout(SILENCE_MILLIS);
        stream.setReadTimeout(SILENCE_MILLIS);
        stream.setRequestProperty("Last-Event-ID", String.valueOf(seen.last()));
        try (InputStream bytes = stream.getInputStream()) {
            read(bytes, events);
        } finally {
            stream.disconnect();
        }
    }

    private void read(InputStream bytes, int events) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        String id = "";
        int left = events;
        for (String line = lines.readLine(); open && line != null && left > 0; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                left--;
                take(id, line.substring(6));
            }
        }
    }

    /** A line that was cut off in the middle of an event is no event. */
    private void take(String id, String text) throws IOException {
        JsonNode event = JSON.readTree(text);
        if (!event.path("position").asText().equals(id)) {
            seen.complain("id %s of an event at position %s".formatted(id, event.path("position")));
        }
        PageReader.take(seen, event);
    }

    /** It ends with the next line it is sent; to disconnect it here would wait for the read that is under way. */
    void close() {
        open = false;
    }
}
