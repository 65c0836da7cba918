package kitchensync.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** Small packed bodies count for what they could come to: sixteen at a time, of a store eight, and no more. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodiesInFlightIT {

    /** Half of 64 MiB in bodies of at most 4 MiB. */
    private static final int OF_A_STORE = 8;

    @TestHTTPResource("/")
    URI base;

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(new byte[50_000_000]);
        }
        return zipped.toByteArray();
    }

    /** A request whose body lacks its last byte, so that ingest waits for it. */
    private Socket begun(String store, byte[] body) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST /events/%s/sales HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Encoding: gzip\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(store, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body, 0, body.length - 1);
        out.flush();
        return socket;
    }

    private static String status(InputStream answer) throws IOException {
        byte[] line = answer.readNBytes(12);
        return new String(line, StandardCharsets.US_ASCII).replace("HTTP/1.1 ", "");
    }

    @Test
    void aFloodOfBombsIsTurnedAwayBeforeItFillsTheMemory() throws Exception {
        // Given as many as are taken at a time, 50 KB each
        byte[] bomb = bomb();
        assertThat(bomb.length).isLessThan(100_000);
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < OF_A_STORE; i++) {
                waiting.add(begun("012", bomb));
                waiting.add(begun("027", bomb));
            }
            Thread.sleep(500);

            // When one more comes
            try (Socket more = begun("103", bomb)) {
                assertThat(status(more.getInputStream())).isEqualTo("503");
            }

            // Then those that are inside are refused for their size, and leave room for the next
            for (Socket socket : waiting) {
                socket.getOutputStream().write(bomb[bomb.length - 1]);
                socket.getOutputStream().flush();
                assertThat(status(socket.getInputStream())).isEqualTo("413");
            }
            try (Socket next = begun("012", bomb)) {
                next.getOutputStream().write(bomb[bomb.length - 1]);
                assertThat(status(next.getInputStream())).isEqualTo("413");
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void oneStoreLeavesRoomForTheOthersUnderWhicheverNameItComes() throws Exception {
        // Given all that a store may have
        byte[] bomb = bomb();
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < OF_A_STORE; i++) {
                waiting.add(begun(i % 2 == 0 ? "012" : "store_012", bomb));
            }
            Thread.sleep(500);

            // Then it has no more, and another has
            try (Socket more = begun("store_012", bomb);
                    Socket other = begun("027", bomb)) {
                assertThat(status(more.getInputStream())).isEqualTo("503");
                other.getOutputStream().write(bomb[bomb.length - 1]);
                assertThat(status(other.getInputStream())).isEqualTo("413");
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}
