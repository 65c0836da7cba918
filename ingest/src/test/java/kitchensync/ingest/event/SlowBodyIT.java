package kitchensync.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sender that stops in the middle of a body, or sends it a byte at a time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlowBodyIT.Impatient.class)
@Timeout(30)
class SlowBodyIT {

    /** Waits less long for a body than ingest does for others. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kitchensync.ingest.body-timeout", "PT1S");
        }
    }

    @TestHTTPResource("/")
    URI base;

    @Test
    void aBodyThatDoesNotComeToItsEndIsToldSoAndCutOff() throws Exception {
        try (Socket slow = new Socket(base.getHost(), base.getPort())) {
            slow.setSoTimeout(10_000);
            OutputStream out = slow.getOutputStream();
            out.write("""
                    POST /events/012/sales HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 4000000\r
                    \r
                    [""".getBytes(UTF_8));
            for (int i = 0; i < 15; i++) {
                Thread.sleep(100);
                drip(out);
            }

            String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "did not arrive within 1.0 s", "Nothing was stored");
        }
    }

    private static void drip(OutputStream out) {
        try {
            out.write(' ');
            out.flush();
        } catch (SocketException cutOff) {
            // As it should be, by the end.
        } catch (java.io.IOException other) {
            throw new java.io.UncheckedIOException(other);
        }
    }
}
