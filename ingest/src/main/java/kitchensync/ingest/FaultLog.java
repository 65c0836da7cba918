package kitchensync.ingest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Logs what failed by a fault of ours, with its stack trace. A sender who is refused, or asked to come again (503), is
 * told so, and cannot fill the log.
 */
@Singleton
final class FaultLog implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(FaultLog.class);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() >= 500 && problem.getStatusCode() != 503) {
            LOG.errorf(context.cause, "%s failed", context.path);
        }
        return problem;
    }
}
