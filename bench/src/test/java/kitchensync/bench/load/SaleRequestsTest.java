package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import kitchensync.bench.load.SaleRequests.Form;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.Test;

class SaleRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STORES = List.of("0001", "0002", "0003");

    private final SaleRequests requests = new SaleRequests(
            STORES, new Sales(CatalogueFiles.bundled().activeItems(), Instant.parse("2026-02-12T07:30:00Z")));

    @Test
    void everySingleEventHasAnIdOfItsOwnAndAllStoresHaveTheirTurn() throws IOException {
        // Given
        Requests singles = requests.singles();

        // When
        Set<UUID> ids = new HashSet<>();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Sent sent = Sent.of(requireNonNull(singles.next()));
            ids.add(UUID.fromString(JSON.readTree(sent.body).get("event_id").asText()));
            paths.add(sent.head.lines().findFirst().orElse(""));
        }

        // Then
        assertThat(ids).hasSize(300).allMatch(id -> id.version() == 4 && id.variant() == 2);
        assertThat(paths)
                .startsWith(
                        "POST /events/0001/sales HTTP/1.1",
                        "POST /events/0002/sales HTTP/1.1",
                        "POST /events/0003/sales HTTP/1.1",
                        "POST /events/0001/sales HTTP/1.1");
    }

    @Test
    void anArrayHasAsManyEventsAsItSays() throws IOException {
        Request request = requireNonNull(requests.batches(Form.ARRAY, 500).next());

        Sent sent = Sent.of(request);

        assertThat(request.events()).isEqualTo(500);
        assertThat(sent.head).contains("Content-Type: application/json\r\n");
        assertThat(ids(JSON.readTree(sent.body))).hasSize(500);
    }

    @Test
    void linesHaveAnEventEach() throws IOException {
        Sent sent = Sent.of(requireNonNull(requests.batches(Form.LINES, 500).next()));

        List<JsonNode> events = new ArrayList<>();
        for (String line : new String(sent.body, UTF_8).lines().toList()) {
            events.add(JSON.readTree(line));
        }

        assertThat(sent.head).contains("Content-Type: application/x-ndjson\r\n");
        assertThat(ids(events)).hasSize(500);
    }

    @Test
    void compressedBatchesEndWhenTheyAreUsedUp() throws IOException {
        Requests batches = requests.compressed(Form.ARRAY, 100, 2);

        Sent first = Sent.of(requireNonNull(batches.next()));
        Sent second = Sent.of(requireNonNull(batches.next()));

        assertThat(batches.next()).isNull();
        assertThat(first.head).contains("Content-Encoding: gzip\r\n");
        Set<UUID> ids = ids(JSON.readTree(first.unpacked()));
        ids.addAll(ids(JSON.readTree(second.unpacked())));
        assertThat(ids).hasSize(200);
    }

    private static Set<UUID> ids(Iterable<JsonNode> events) {
        Set<UUID> ids = new HashSet<>();
        events.forEach(event -> ids.add(UUID.fromString(event.get("event_id").asText())));
        return ids;
    }

    /** A request as it goes over the wire; its length is the one that its head names. */
    private record Sent(String head, byte[] body) {

        static Sent of(Request request) {
            byte[] all = new byte[request.bytes().readableBytes()];
            request.bytes().readBytes(all);
            request.bytes().release();
            String text = new String(all, UTF_8);
            int end = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            String head = text.substring(0, end);
            byte[] body = java.util.Arrays.copyOfRange(all, end, all.length);
            assertThat(head).contains("Content-Length: " + body.length + "\r\n");
            return new Sent(head, body);
        }

        byte[] unpacked() throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return in.readAllBytes();
            }
        }
    }
}
