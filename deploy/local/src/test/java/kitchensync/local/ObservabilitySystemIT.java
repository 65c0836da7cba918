package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the whole flow: metrics, and logs as JSON; and what nobody may see there. */
class ObservabilitySystemIT {

    private static final String TOKEN = "a-token-for-prometheus";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> KEYS =
            Set.of("time", "level", "logger", "thread", "message", "trace", "span", "error");

    @TempDir
    static Path folder;

    /** Traces of sales, of the caller's own. */
    static final List<String> SALES = IntStream.range(0, 20)
            .mapToObj(sale -> "%032x".formatted(0xABCDEF00L + sale))
            .toList();

    static Collector collector;
    static Launcher launcher;
    static Launcher.Live live;
    static int port;
    static String password;
    static String key;
    static String cookie;

    @BeforeAll
    static void aBusyKitchen() throws Exception {
        // Given a chain with logins and keys, that logs as JSON and sends its traces to a collector
        collector = new Collector();
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(folder.resolve("token"), TOKEN);
        Files.writeString(folder.resolve("config/application.properties"), """
                kitchensync.log.format=json
                kitchensync.kitchen-ui.metrics-token-file=%s
                quarkus.otel.sdk.disabled=false
                quarkus.otel.exporter.otlp.protocol=http/protobuf
                quarkus.otel.exporter.otlp.endpoint=http://localhost:%d
                """.formatted(
                        folder.resolve("token"), collector.port()));
        launcher = new Launcher(folder);
        port = Launcher.freePort();
        live = launcher.start(("up --stores 2 --days 14 --seed 7 --speed 300 --access keys --port " + port).split(" "));
        live.awaitLine("http://localhost:" + port);
        assertThat(live.out()).anyMatch(line -> line.startsWith("Log in to the pages as admin with the password in "));
        password =
                Files.readString(folder.resolve(".kitchensync/admin.password")).strip();
        assertThat(live.out()).noneMatch(line -> line.contains(password));
        key = launcher.run("keys", "create", "--store", "012", "--scope", "write", "--name", "till 1")
                .out()
                .getFirst();

        // When people and tills come, and some who may not
        cookie = login("admin", password);
        login("admin", "not the password");
        for (int i = 0; i < 5; i++) {
            Launcher.post(port, "/events/012/sales", "application/json", sale(i), key);
            Launcher.post(port, "/events/012/sales", "application/json", sale(i), key.substring(0, key.length() - 1));
            Launcher.post(port, "/events/nobody-knows-" + i + "/sales", "application/json", sale(i), key);
        }
        for (String path :
                List.of("/", "/stores/012", "/stores/012/day", "/stores/012/plan", "/chain", "/pipeline", "/models")) {
            ask(path, "Cookie", cookie);
        }
        for (int i = 0; i < 120; i++) {
            for (String path : List.of(
                    "/stores/nobody-knows-", "/nobody-knows-", "/events/012/nobody-knows-", "/q/nobody-knows-")) {
                ask(path + i, "Cookie", i % 2 == 0 ? cookie : "a=b");
            }
        }
        for (String trace : SALES) {
            assertThat(sell(trace)).isEqualTo(200);
            // Ten requests a second are noted for the run, the simulator's among them.
            Thread.sleep(100);
        }
        assertThat(launcher.run("pipeline", "run").exit()).isZero();
        awaitPlan();
    }

    @AfterAll
    static void nothingLeftRunning() throws InterruptedException {
        launcher.close();
        collector.close();
    }

    private static int sell(String trace) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/events/012/sales"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofString(sale(6)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String sale(int second) {
        return """
            {"item_id":"HOT_DOG","quantity":1,"price":1.69,"created_at":"2026-02-12T00:00:0%d"}""".formatted(second);
    }

    private static String login(String name, String with) throws IOException, InterruptedException {
        HttpResponse<String> answer = Launcher.post(
                port, "/login", "application/x-www-form-urlencoded", "name=" + name + "&password=" + with + "&to=/");
        return answer.headers().firstValue("Set-Cookie").orElse("").split(";", -1)[0];
    }

    private static HttpResponse<String> ask(String path, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(header, value)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Scrape scrape() throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/q/metrics", "Authorization", "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Scrape.of(answer.body());
    }

    private static void awaitPlan() throws Exception {
        long until = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < until
                && ask("/q/metrics", "Authorization", "Bearer " + TOKEN)
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("predictor_plan_seconds_count{outcome=\"succeeded\"} 0")
                                || line.startsWith("chain_stores NaN"))) {
            Thread.sleep(500);
        }
    }

    @Test
    void everyQueryOfTheDashboardsAndAlertsIsOfAMetricThatThereIs() throws Exception {
        Scrape scrape = scrape();

        for (Map<String, String> queries : List.of(Watching.dashboards(), Watching.alerts())) {
            queries.forEach((where, query) ->
                    assertThat(scrape.names()).as("%s: %s", where, query).containsAll(Watching.metrics(query)));
        }
    }

    /** Through the real processes' whole way: HTTP, Postgres, the warehouse, Kafka, and OTLP out of it. */
    @Test
    void aSalesTraceLeadsToTheRunThatReadItAndToThePlanOfThatRun() throws Exception {
        List<String> planned = List.of();
        for (int i = 0; i < 120 && planned.isEmpty(); i++) {
            Thread.sleep(500);
            List<Collector.Span> spans = collector.spans();
            planned = spans.stream()
                    .filter(span -> span.name().equals("pipeline run"))
                    .filter(run -> run.links().stream().anyMatch(SALES::contains))
                    .map(Collector.Span::trace)
                    .filter(run -> spans.stream()
                            .anyMatch(span -> span.name().equals("plan next slot")
                                    && span.trace().equals(run)))
                    .toList();
        }

        assertThat(planned).as("%s", collector.spans()).isNotEmpty();
        assertThat(collector.spans())
                .anyMatch(span -> SALES.contains(span.trace()) && span.name().startsWith("POST /events/"));
    }

    @Test
    void noLabelGrowsWithStoresEventsPeopleOrRequests() throws Exception {
        Scrape scrape = scrape();

        assertThat(scrape.names())
                .contains("ingest_events_total", "pipeline_run_seconds_count", "http_server_requests_seconds_count");
        assertThat(scrape.unbounded()).isEmpty();
    }

    @Test
    void theLogIsJsonWithFixedKeysAndWithoutSecretsOrNames() throws Exception {
        List<String> lines;
        try (Stream<String> log = Files.lines(folder.resolve(".kitchensync/kitchensync.log"))) {
            // What the framework says before the process has started is text.
            lines = log.dropWhile(line -> !line.startsWith("{")).toList();
        }
        Set<String> keys = new TreeSet<>();
        for (String line : lines) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.isObject()).as(line).isTrue();
            entry.fieldNames().forEachRemaining(keys::add);
        }

        assertThat(lines)
                .anyMatch(line -> line.contains("has logged in"))
                .anyMatch(line -> line.contains("a login failed"));
        assertThat(KEYS).containsAll(keys);
        // ks_ID_SECRET; a secret may have underscores of its own.
        String secret = key.split("_", 3)[2];
        String session = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(List.of(secret, session)).allMatch(text -> text.length() > 20);
        for (String hidden : List.of(secret, session, password, "not the password", TOKEN, "user admin")) {
            assertThat(lines).as("a line with %s", hidden).noneMatch(line -> line.contains(hidden));
        }
    }
}
