package kitchensync.pipeline.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kitchensync.pipeline.run.RunListener;
import kitchensync.pipeline.run.RunStep;
import org.jspecify.annotations.Nullable;

/**
 * A trace a run, whose id is the run's: a span for the run, and one for every model that was built and for publishing, in
 * real time. It links to the traces of the newest requests with events that came in since the run before.
 */
@Singleton
class PipelineTraces implements RunListener {

    /** How far back the first run of a process looks. */
    private static final Duration AT_FIRST = Duration.ofMinutes(5);

    private static final int SPAN_DIGITS = 16;

    /** Traces of requests between two moments. */
    interface Requests {
        List<SpanContext> between(Instant from, Instant to);
    }

    private final Tracer tracer;
    private final Requests requests;
    private final InstantSource time = InstantSource.system();
    private @Nullable Instant before;

    @Inject
    PipelineTraces(Tracer tracer, EventTraces requests) {
        this(tracer, requests::between);
    }

    PipelineTraces(Tracer tracer, Requests requests) {
        this.tracer = tracer;
        this.requests = requests;
    }

    /** The predictor, which is told of the run, puts its plan into the same trace. */
    private static Context trace(UUID run) {
        String id = run.toString().replace("-", "");
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        id, id.substring(SPAN_DIGITS), TraceFlags.getSampled(), TraceState.getDefault())));
    }

    @Override
    public void ended(Started run, Ended end) {
        Instant now = time.instant();
        Instant began = now.minusMillis(end.millis());
        Span whole = tracer.spanBuilder("pipeline run")
                .setParent(trace(run.id()))
                .setStartTimestamp(began)
                .setAttribute("pipeline.run_id", run.id().toString())
                .setAttribute("pipeline.trigger", run.request().trigger().name())
                .setAttribute("pipeline.asked", run.request().asked())
                .startSpan();
        if (whole.isRecording()) {
            Instant from = before == null ? began.minus(AT_FIRST) : before;
            requests.between(from, began).forEach(whole::addLink);
            before = began;
        }
        // Steps follow each other; what lies between them is short, so they are laid end to end from the back.
        Instant at = now;
        for (RunStep step : end.steps().reversed()) {
            if (step.kind() == RunStep.Kind.MODEL || step.kind() == RunStep.Kind.PUBLISH) {
                Instant start = at.minusMillis(step.millis());
                if (step.state() != RunStep.State.UNCHANGED) {
                    step(step, whole, start, at);
                }
                at = start;
            }
        }
        if (end.error() != null) {
            whole.setStatus(StatusCode.ERROR, end.error());
        }
        whole.end(now);
    }

    private void step(RunStep step, Span whole, Instant start, Instant end) {
        Span span = tracer.spanBuilder(step.name())
                .setParent(Context.root().with(whole))
                .setStartTimestamp(start)
                .setAttribute("pipeline.state", step.state().name())
                .startSpan();
        if (step.rows() != null) {
            span.setAttribute("pipeline.rows", step.rows());
        }
        if (step.error() != null) {
            span.setStatus(StatusCode.ERROR, step.error());
        }
        span.end(end);
    }
}
