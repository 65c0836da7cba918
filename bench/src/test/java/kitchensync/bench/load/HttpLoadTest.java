package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kitchensync.bench.load.SaleRequests.Form;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that does as it is told. */
class HttpLoadTest {

    private static final Duration STALL = Duration.ofMillis(400);

    private final AtomicInteger handled = new AtomicInteger();
    private final SaleRequests requests = new SaleRequests(
            List.of("0001", "0002"),
            new Sales(CatalogueFiles.bundled().activeItems(), Instant.parse("2026-02-12T07:30:00Z")));

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyAnswerIsCountedForItsStore() throws Exception {
        answer(_ -> respond(200, "{\"result\":\"stored\"}"));

        Outcome outcome = run(requests.singles(), 4, new Pace.Closed(), Duration.ofSeconds(2));

        assertThat(outcome.failures()).isEmpty();
        assertThat(Arrays.stream(outcome.acknowledged()).sum()).isEqualTo(handled.get());
        assertThat(outcome.acknowledged()[0] - outcome.acknowledged()[1]).isBetween(0L, 1L);
        assertThat(outcome.requests()).isPositive().isLessThanOrEqualTo(handled.get());
    }

    @Test
    void aLongAnswerInPiecesIsReadToItsEnd() throws Exception {
        String results = "{\"result\":\"stored\"},".repeat(5000);
        answer(_ -> new Reply(200, "{\"stored\":100,\"results\":[" + results, true));

        Outcome outcome = run(requests.batches(Form.LINES, 100), 2, new Pace.Closed(), Duration.ofSeconds(2));

        assertThat(outcome.failures()).isEmpty();
        assertThat(Arrays.stream(outcome.acknowledged()).sum()).isEqualTo(handled.get() * 100L);
    }

    @Test
    void aRequestThatWaitsBehindAStallIsLate() throws Exception {
        // Given a service that stalls once, in the middle
        answer(n -> {
            if (n == 20) {
                pause();
            }
            return respond(200, "{\"result\":\"stored\"}");
        });

        // When a hundred requests a second are due on one connection
        Outcome outcome = run(requests.singles(), 1, new Pace.Open(100), Duration.ofSeconds(1));

        // Then those that were due during the stall are late too, by half of it on average
        long late = outcome.latency()
                .getCountBetweenValues(STALL.toNanos() / 4000, outcome.latency().getMaxValue());
        assertThat(outcome.millis(100)).isGreaterThanOrEqualTo(STALL.toMillis() * 0.99);
        assertThat(late).isGreaterThan(10);
    }

    @Test
    void anOpenLoopKeepsItsRate() throws Exception {
        answer(_ -> respond(200, "{\"result\":\"stored\"}"));

        Outcome outcome = run(requests.singles(), 8, new Pace.Open(300), Duration.ofSeconds(2));

        assertThat(outcome.latency().getTotalCount() / 2.0).isCloseTo(300, within(60.0));
    }

    @Test
    void whatTheServiceRefusesIsCountedApart() throws Exception {
        answer(n -> n % 2 == 0 ? respond(503, "{}") : respond(200, "{\"result\":\"stored\"}"));

        Outcome outcome = run(requests.singles(), 1, new Pace.Closed(), Duration.ofSeconds(2));

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.refused() + Arrays.stream(outcome.acknowledged()).sum())
                .isEqualTo(handled.get());
        assertThat(outcome.refused()).isPositive();
    }

    @Test
    void anErrorIsReportedWithWhatItSaid() throws Exception {
        answer(_ -> respond(500, "broken"));

        Outcome outcome = run(requests.singles(), 1, new Pace.Closed(), Duration.ofMillis(500));

        assertThat(outcome.failures()).containsOnlyKeys("status 500: broken");
    }

    private Outcome run(Requests load, int connections, Pace pace, Duration time) throws Exception {
        try (HttpLoad client = new HttpLoad(server.getAddress().getPort())) {
            return client.run(load, 2, connections, pace, time);
        }
    }

    private record Reply(int status, String body, boolean chunked) {}

    private static Reply respond(int status, String body) {
        return new Reply(status, body, false);
    }

    @FunctionalInterface
    private interface Behaviour {
        Reply to(int request);
    }

    private void answer(Behaviour behaviour) {
        server.createContext("/", exchange -> reply(exchange, behaviour.to(handled.getAndIncrement())));
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = reply.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status, reply.chunked ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STALL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
