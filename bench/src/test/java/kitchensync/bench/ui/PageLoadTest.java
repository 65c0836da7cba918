package kitchensync.bench.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server of its own on loopback. */
class PageLoadTest {

    private static final Page QUEUE = Page.all(LocalDate.parse("2026-02-11")).getFirst();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI root(int status, long millis, String serverTiming) {
        server.createContext("/", exchange -> answer(exchange, status, millis, serverTiming));
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, int status, long millis, String serverTiming) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "a page".getBytes(UTF_8);
        exchange.getResponseHeaders().add("Server-Timing", serverTiming);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private PageRun run(URI root) throws Exception {
        return new PageLoad(root, List.of("0001", "0002")).run(List.of(QUEUE), 50, Duration.ofSeconds(2));
    }

    @Test
    void asksAtItsRateWhetherOrNotThereAreAnswersAndBelievesTheServersTime() throws Exception {
        PageRun run = run(root(200, 300, "app;dur=4.5"));

        // A hundred on average, though each answer takes longer than fifteen are apart
        assertThat(asked).hasSizeBetween(60, 140).contains("/stores/0001", "/stores/0002");
        assertThat(run.serverP99()).isBetween(4.49, 4.51);
        assertThat(run.p50()).isGreaterThan(300);
        assertThat(run.bytes()).isEqualTo(6);
        assertThat(run.failed()).isZero();
    }

    @Test
    void anotherAnswerThanOkIsAFailureAndHasNoTime() throws Exception {
        PageRun run = run(root(503, 0, "app;dur=4.5"));

        assertThat(run.failed()).isEqualTo(asked.size()).isPositive();
        assertThat(run.serverP99()).isNaN();
    }

    @Test
    void anAnswerThatDoesNotSayItsTimeIsAFailure() throws Exception {
        PageRun run = run(root(200, 0, "db;dur=4.5"));

        assertThat(run.failed()).isEqualTo(asked.size()).isPositive();
    }
}
