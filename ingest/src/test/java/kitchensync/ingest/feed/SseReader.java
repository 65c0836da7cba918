package kitchensync.ingest.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of the stream, as a browser would be one. */
public final class SseReader implements AutoCloseable {

    /** What one message says; a comment or a bare id has no data. */
    public record Message(String id, String event, String data) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** @param lastEventId empty for none */
    public SseReader(String url, String lastEventId) throws IOException, InterruptedException {
        this(HttpRequest.newBuilder(URI.create(url)), lastEventId);
    }

    /** @param key an API key with scope read */
    public static SseReader withKey(String url, String key) throws IOException, InterruptedException {
        return new SseReader(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key), "");
    }

    private SseReader(HttpRequest.Builder request, String lastEventId) throws IOException, InterruptedException {
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        this.response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The next block of lines; blocks until it is there. */
    public Message next() throws IOException {
        String id = "";
        String event = "";
        String data = "";
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the stream has ended");
        }
        return new Message(id, event, data);
    }

    /** The next messages that are events. */
    public List<Message> events(int count) throws IOException {
        List<Message> events = new ArrayList<>();
        while (events.size() < count) {
            Message message = next();
            if (!message.data().isEmpty()) {
                events.add(message);
            }
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
        http.shutdownNow();
    }
}
