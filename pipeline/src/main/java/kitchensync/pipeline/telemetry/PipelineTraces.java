package kitchensync.pipeline.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import kitchensync.pipeline.run.RunListener;
import kitchensync.pipeline.run.RunStep;

/** A trace a run: a span for the run, and one for every model that was built and for publishing, in real time. */
@Singleton
class PipelineTraces implements RunListener {

    private final Tracer tracer;
    private final InstantSource time = InstantSource.system();

    PipelineTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void ended(Started run, Ended end) {
        Instant now = time.instant();
        Span whole = tracer.spanBuilder("pipeline run")
                .setStartTimestamp(now.minusMillis(end.millis()))
                .setAttribute("pipeline.run_id", run.id().toString())
                .setAttribute("pipeline.trigger", run.request().trigger().name())
                .setAttribute("pipeline.asked", run.request().asked())
                .startSpan();
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
