package kitchensync.ingest;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.embedded.LocalPostgres;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ingest as it starts by itself, on an empty database: what it makes, and what it tells about itself. */
@QuarkusTest
@TestProfile(IngestAloneIT.Alone.class)
@QuarkusTestResource(PostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngestAloneIT {

    private static final int STORES = 14;
    private static final Duration AHEAD = Duration.ofDays(3);

    /** Starts as it would in production, but with traces kept in memory. */
    public static final class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kitchensync.ingest.migrate-at-start",
                    "true",
                    "kitchensync.catalogue.chain-size",
                    String.valueOf(STORES),
                    "kitchensync.ingest.clock-offset",
                    AHEAD.toString(),
                    "quarkus.otel.sdk.disabled",
                    "false");
        }
    }

    /** Takes the place of a collector. */
    @Singleton
    public static final class Spans {

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Inject
    InMemorySpanExporter spans;

    @Inject
    OpenTelemetry telemetry;

    @Test
    void aChainOfTheWantedSizeHasItsSchemasBeforeTheFirstRequest() throws SQLException {
        assertThat(catalogue.activeStores()).hasSize(STORES);
        assertThat(
                        new Rows(database)
                                .of(
                                        "select count(*) from pg_tables where tablename = 'event_head' and schemaname like 'store%'"))
                .containsExactly(String.valueOf(STORES));
    }

    @Test
    void theClockMayBeAheadOfTheMachines() {
        assertThat(Duration.between(java.time.Instant.now(), clock.instant()))
                .isBetween(AHEAD.minusMinutes(1), AHEAD.plusMinutes(1));
    }

    @Test
    void healthTellsHowManyEventsThereAre() throws InterruptedException {
        int before = stored();
        sale("012", UUID.randomUUID());

        // One answer serves for a second.
        for (int tries = 0; tries < 100 && stored() == before; tries++) {
            Thread.sleep(50);
        }
        when().get("/health").then().body("status", equalTo("UP")).body("stored", equalTo(before + 1));
        when().get("/q/health/ready").then().statusCode(200);
    }

    private static int stored() {
        return when().get("/health").then().statusCode(200).extract().path("stored");
    }

    @Test
    void metricsCountEventsByTypeAndOutcome() {
        UUID id = UUID.randomUUID();
        double stored = metric("ingest_events_total{outcome=\"stored\",type=\"sale\"}");
        double duplicate = metric("ingest_events_total{outcome=\"duplicate\",type=\"sale\"}");
        double commits = metric("ingest_commit_seconds_count");
        double batches = metric("ingest_batch_events_count");

        sale("012", id);
        sale("012", id);

        assertThat(metric("ingest_events_total{outcome=\"stored\",type=\"sale\"}"))
                .isEqualTo(stored + 1);
        assertThat(metric("ingest_events_total{outcome=\"duplicate\",type=\"sale\"}"))
                .isEqualTo(duplicate + 1);
        assertThat(metric("ingest_commit_seconds_count")).isEqualTo(commits + 2);
        assertThat(metric("ingest_batch_events_count")).isEqualTo(batches + 2);
        assertThat(metric("ingest_queue_events")).isZero();
    }

    @Test
    void noLabelOfAMetricComesFromARequest() {
        sale("012", UUID.randomUUID());
        given().contentType("application/json").body("{}").post("/events/nobody-knows-me/sales");
        for (String path : List.of("/", "/events/", "/events/012/", "/q/", "/stream/", "/keys/")) {
            when().get(path + "nobody-knows-me");
            when().put(path + "nobody-knows-me");
        }

        when().get("/q/metrics").then().body(not(containsString("nobody-knows-me")), not(containsString("\"012\"")));
    }

    @Test
    void aTraceLeadsFromTheCallerToTheStatement() throws InterruptedException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        sale(given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), "012", UUID.randomUUID());

        List<SpanData> spansOfTheTrace = finished(trace);
        assertThat(spansOfTheTrace)
                .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                .extracting(SpanData::getName)
                .containsExactly("POST /events/{store_id}/sales");
        assertThat(spansOfTheTrace)
                .filteredOn(span -> span.getKind() == SpanKind.CLIENT)
                .extracting(span -> span.getAttributes().toString())
                .anySatisfy(attributes -> assertThat(attributes).contains("ingest.append"));
    }

    @Test
    void theTraceOfAStoredSaleIsKeptForTheRunThatReadsIt() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        UUID id = UUID.randomUUID();
        Thread.sleep(150);
        sale(given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), "012", id);

        String kept = "select traceparent from ingest.traces where event_id = '" + id + "'";
        for (int tries = 0; tries < 100 && new Rows(database).of(kept).isEmpty(); tries++) {
            Thread.sleep(50);
        }

        assertThat(new Rows(database).of(kept)).singleElement().asString().startsWith("00-" + trace + "-");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withoutPostgresItIsAliveButNotReady() throws SQLException, IOException {
        Path data = Path.of(new Rows(database).of("show data_directory").getFirst());

        LocalPostgres.stop(data);

        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(503);
        when().get("/health").then().statusCode(503).body("status", equalTo("DOWN"));
    }

    /** The spans of a trace; the request's own ends a moment after its answer was sent. */
    private List<SpanData> finished(String trace) throws InterruptedException {
        List<SpanData> found = List.of();
        for (int tries = 0; tries < 100; tries++) {
            ((OpenTelemetrySdk) telemetry).getSdkTracerProvider().forceFlush().join(5, TimeUnit.SECONDS);
            found = spans.getFinishedSpanItems().stream()
                    .filter(span -> span.getTraceId().equals(trace))
                    .toList();
            if (found.stream().anyMatch(span -> span.getKind() == SpanKind.SERVER)) {
                return found;
            }
            Thread.sleep(50);
        }
        return found;
    }

    private void sale(String store, UUID id) {
        sale(given(), store, id);
    }

    private void sale(RequestSpecification request, String store, UUID id) {
        request.contentType("application/json")
                .body("""
                        {"event_id": "%s", "item_id": "%s", "quantity": 1, "price": 2.5, "created_at": "%s"}""".formatted(id, catalogue.activeItems().getFirst().id(), clock.instant()))
                .post("/events/" + store + "/sales")
                .then()
                .statusCode(greaterThan(199))
                .statusCode(not(greaterThan(299)));
    }

    private static double metric(String name) {
        return when().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                // An exemplar may follow the number: the trace of one of the requests.
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(name.length() + 1).split(" ", 2)[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }
}
