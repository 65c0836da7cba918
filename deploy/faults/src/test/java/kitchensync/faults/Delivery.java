package kitchensync.faults;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Some events in one request; sent again, it is the same request to the byte.
 *
 * @param path after {@code /events/STORE}: empty, or of one type
 * @param key its Idempotency-Key
 */
record Delivery(
        String store, String path, Form form, @Nullable String key, List<SentEvent> events) {

    /** How the events stand in the body. */
    enum Form {
        SINGLE,
        ARRAY,
        LINES,
        GZIPPED_LINES
    }

    Delivery {
        events = List.copyOf(events);
    }

    HttpRequest request(int port, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target()))
                .timeout(patience)
                .header("Content-Type", contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body()));
        if (form == Form.GZIPPED_LINES) {
            request.header("Content-Encoding", "gzip");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    String target() {
        return "/events/" + store + path;
    }

    String contentType() {
        return switch (form) {
            case SINGLE, ARRAY -> "application/json";
            case LINES, GZIPPED_LINES -> "application/x-ndjson";
        };
    }

    byte[] body() {
        String text = switch (form) {
            case SINGLE -> events.getFirst().json();
            case ARRAY -> events.stream().map(SentEvent::json).collect(joining(",", "[", "]"));
            case LINES, GZIPPED_LINES -> events.stream().map(SentEvent::json).collect(joining("\n"));
        };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return form == Form.GZIPPED_LINES ? gzip(bytes) : bytes;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
