package kitchensync.predictor.plan;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalInt;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Plans the next slot whenever the pipeline has counted the stock anew. */
@ApplicationScoped
class PipelineFinished {

    private static final Logger LOG = Logger.getLogger(PipelineFinished.class);

    private final Planning planning;
    private final PlanMetrics metrics;
    private final PlanTraces traces;

    PipelineFinished(Planning planning, PlanMetrics metrics, PlanTraces traces) {
        this.planning = planning;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * The message only says that a run is over; what it brought is in the warehouse. A run that cannot be planned from
     * is passed over, for the next one comes in minutes and brings everything with it.
     */
    @Incoming("pipeline-finished")
    @Blocking
    void on(String run) {
        Instant began = metrics.now();
        try {
            if (planning.planWeekIfDue()) {
                LOG.info("Planned the week anew");
            }
            OptionalInt rows = planning.planNext();
            if (rows.isEmpty()) {
                // Neither planned nor failed: the age of the plan tells when it lasts.
                LOG.infof(
                        "Nothing to plan from after pipeline run %s: no predictions, or no week's plan of them yet",
                        run);
                return;
            }
            metrics.planned(began);
            traces.planned(run, began, metrics.now(), null);
            LOG.debugf("Planned %d rows of the next slot after pipeline run %s", rows.getAsInt(), run);
        } catch (Exception failed) {
            metrics.failed(began);
            traces.planned(run, began, metrics.now(), failed);
            LOG.warnf(failed, "The next slot was not planned after a pipeline run; the plan before it stands");
        }
    }
}
