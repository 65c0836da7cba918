package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanTracesTest {

    private static final Instant NOON = Instant.parse("2026-01-07T18:00:00Z");

    @Test
    void aPlanIsInTheTraceOfTheRunThatItFollowed() {
        UUID run = UUID.randomUUID();
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        List<SpanData> spans;
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            PlanTraces traces = new PlanTraces(provider.get("test"));
            traces.planned("{\"runId\":\"" + run + "\",\"rows\":3}", NOON, NOON.plusMillis(40), null);
            traces.planned("no JSON", NOON, NOON.plusMillis(40), new IllegalStateException("no forecast"));
            spans = exporter.getFinishedSpanItems();
        }

        assertThat(spans).extracting(SpanData::getName).containsOnly("plan next slot");
        assertThat(spans.getFirst().getTraceId()).isEqualTo(run.toString().replace("-", ""));
        assertThat(spans.getFirst().getEndEpochNanos() - spans.getFirst().getStartEpochNanos())
                .isEqualTo(40_000_000);
        assertThat(spans.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.getLast().getTraceId()).isNotEqualTo(spans.getFirst().getTraceId());
    }
}
