package kitchensync.kitchenui.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that anybody may send, and that never come to their end. */
@QuarkusTest
@TestProfile(SlowFormIT.FewThreads.class)
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class SlowFormIT {

    private static final int THREADS = 8;

    /** People who log in at a process with few threads, so that few forms would fill them. */
    public static final class FewThreads implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LoggedIn.FilesMade.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.thread-pool.max-threads", String.valueOf(THREADS));
        }
    }

    @TestHTTPResource("/")
    URI base;

    private Socket begun(String path) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: 100\r
                \r
                name=""".formatted(path).getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout"})
    void formsThatDoNotArriveKeepNobodyFromLoggingIn(String path) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * THREADS; i++) {
                slow.add(begun(path));
            }
            Thread.sleep(500);

            long begun = System.nanoTime();
            LoggedIn.login("grill", LoggedIn.PASSWORD, "").then().statusCode(303);

            assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
