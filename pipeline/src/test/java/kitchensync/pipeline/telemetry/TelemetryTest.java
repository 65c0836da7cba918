package kitchensync.pipeline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openlineage.client.OpenLineage.ErrorMessageRunFacet;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.pipeline.run.RunStep;
import kitchensync.pipeline.run.RunStep.Kind;
import kitchensync.pipeline.run.RunStep.State;
import org.junit.jupiter.api.Test;

/** What others are told of a run: metrics, spans, and lineage over HTTP. */
class TelemetryTest {

    private static final Instant NOON = Instant.parse("2026-01-06T12:00:00Z");
    private static final Project PROJECT = Project.read(
            ProjectFiles.onClasspath(Sandbox.class.getClassLoader(), "dbt"),
            Map.of("now", "2026-01-06 12:00:00"),
            "duckdb");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SALE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Started started = new Started(UUID.randomUUID(), RunRequest.of(Trigger.SCHEDULE), NOON);

    private static Ended ended(String error) {
        boolean bad = error != null;
        List<RunStep> steps = List.of(
                new RunStep(Kind.MODEL, "STAGING.STG_STORES", State.UNCHANGED, null, 1, null),
                new RunStep(Kind.MODEL, "INTERMEDIATE.ITEM_SLOTS", State.DONE, 42L, 300, null),
                new RunStep(Kind.MODEL, "MARTS.DAY_TOTALS", bad ? State.FAILED : State.DONE, null, 200, error),
                new RunStep(Kind.PUBLISH, "serving tables", State.DONE, null, 50, null));
        return new Ended(NOON.plusSeconds(1), 600, steps, error, NOON.minusSeconds(90), PROJECT, null, null);
    }

    @Test
    void runsAndStepsAreCountedAndTheDataHaveAnAge() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        PipelineMetrics metrics =
                new PipelineMetrics(registry, Clock.fixed(NOON, ZoneOffset.UTC), CatalogueFiles.bundled());
        assertThat(registry.get("pipeline.data.age.seconds").gauge().value()).isNaN();
        assertThat(registry.get("pipeline.run").tag("outcome", "failed").timer().count())
                .isZero();

        metrics.ended(started, ended(null));
        metrics.ended(started, ended("no"));

        assertThat(registry.get("pipeline.run")
                        .tag("outcome", "succeeded")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pipeline.run").tag("outcome", "failed").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(600);
        assertThat(registry.get("pipeline.step")
                        .tags("step", "INTERMEDIATE.ITEM_SLOTS", "state", "done")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(600);
        assertThat(registry.get("pipeline.data.age.seconds").gauge().value()).isEqualTo(90);
    }

    @Test
    void aRunIsATraceWithItsStepsInIt() {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        List<SpanData> spans;
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            new PipelineTraces(
                            provider.get("test"),
                            (from, to) -> from.isBefore(to) ? List.of(EventTraces.context(SALE)) : List.of())
                    .ended(started, ended("Binder Error"));
            spans = exporter.getFinishedSpanItems();
        }

        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "pipeline run", "INTERMEDIATE.ITEM_SLOTS", "MARTS.DAY_TOTALS", "serving tables");
        SpanData whole = spans.getLast();
        assertThat(whole.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(whole.getTraceId()).isEqualTo(started.id().toString().replace("-", ""));
        assertThat(whole.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(spans.subList(0, 3)).allSatisfy(step -> {
            assertThat(step.getParentSpanId()).isEqualTo(whole.getSpanId());
            assertThat(step.getStartEpochNanos()).isGreaterThanOrEqualTo(whole.getStartEpochNanos());
        });
    }

    @Test
    void whoCollectsLineageIsToldOfTheRunAndOfEveryModel() throws Exception {
        // Given a collector
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        OpenLineage lineage = new OpenLineage(
                Optional.of(URI.create("http://localhost:" + server.getAddress().getPort() + "/api/v1/lineage")),
                "shop");

        // When
        lineage.began(started);
        lineage.ended(started, ended("Binder Error: no such column"));
        List<RunEvent> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(asOpenLineageReadsIt(told.poll(20, TimeUnit.SECONDS)));
        }
        server.stop(0);

        // Then
        assertThat(events)
                .extracting(event -> event.getEventType() + " " + event.getJob().getName())
                .containsExactly(
                        "START pipeline",
                        "START item_slots",
                        "COMPLETE item_slots",
                        "START day_totals",
                        "FAIL day_totals",
                        "FAIL pipeline");
        RunEvent built = events.get(2);
        assertThat(built.getInputs())
                .extracting(InputDataset::getName)
                .contains("STAGING.STG_SALES_EVENTS", "INTERMEDIATE.EVENT_DAYS");
        assertThat(built.getOutputs().getFirst().getName()).isEqualTo("INTERMEDIATE.ITEM_SLOTS");
        assertThat(built.getOutputs()
                        .getFirst()
                        .getOutputFacets()
                        .getOutputStatistics()
                        .getRowCount())
                .isEqualTo(42);
        assertThat(built.getRun().getFacets().getParent().getRun().getRunId()).isEqualTo(started.id());
        ErrorMessageRunFacet error = events.get(4).getRun().getFacets().getErrorMessage();
        assertThat(error.getMessage()).contains("no such column");
        assertThat(error.getProgrammingLanguage()).isEqualTo("SQL");
        assertThat(events.get(1).getRun().getRunId()).isEqualTo(built.getRun().getRunId());
    }

    /** OpenLineage's own reader knows every field, loses none, and finds the facets under the types they are. */
    private static RunEvent asOpenLineageReadsIt(String json) {
        RunEvent event = OpenLineageClientUtils.runEventFromJson(json);
        try {
            assertThat(JSON.readTree(OpenLineageClientUtils.toJson(event))).isEqualTo(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(json, broken);
        }
        assertThat(event.getRun().getFacets().getAdditionalProperties()).isEmpty();
        assertThat(event.getSchemaURL().toString())
                .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
        assertThat(event.getJob().getNamespace()).isEqualTo("shop");
        return event;
    }
}
