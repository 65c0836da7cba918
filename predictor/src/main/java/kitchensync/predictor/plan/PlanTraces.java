package kitchensync.predictor.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span for each planning, in the trace of the pipeline's run that it followed: a run's id is its trace's id, so the
 * message that tells of the run is enough.
 */
@Singleton
class PlanTraces {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    private final Tracer tracer;
    private final ObjectMapper json = new ObjectMapper();

    PlanTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * @param run the message of {@code pipeline-runs}
     * @param failed null when it succeeded
     */
    void planned(String run, Instant began, Instant ended, @Nullable Exception failed) {
        Span span = tracer.spanBuilder("plan next slot")
                .setParent(trace(run))
                .setStartTimestamp(began)
                .startSpan();
        if (failed != null) {
            span.setStatus(StatusCode.ERROR, String.valueOf(failed.getMessage()));
        }
        span.end(ended);
    }

    private Context trace(String run) {
        String id;
        try {
            id = json.readTree(run).path("runId").asText("").replace("-", "");
        } catch (JsonProcessingException unreadable) {
            id = "";
        }
        return id.length() == TRACE_DIGITS
                ? Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                id, id.substring(SPAN_DIGITS), TraceFlags.getSampled(), TraceState.getDefault())))
                : Context.root();
    }
}
