package kitchensync.pipeline.run;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import org.jboss.logging.Logger;

/** All listeners, each kept from disturbing the run and the others. */
@Singleton
class RunListeners {

    private static final Logger LOG = Logger.getLogger(RunListeners.class);

    private final List<RunListener> listeners;

    RunListeners(@All List<RunListener> listeners) {
        this.listeners = listeners;
    }

    void began(Started run) {
        each(listener -> listener.began(run));
    }

    void ended(Started run, Ended end) {
        each(listener -> listener.ended(run, end));
    }

    private void each(Consumer<RunListener> tell) {
        for (RunListener listener : listeners) {
            try {
                tell.accept(listener);
            } catch (RuntimeException failed) {
                LOG.warnf(
                        "%s could not be told of a run: %s", listener.getClass().getSimpleName(), failed.getMessage());
                LOG.debug("a listener failed", failed);
            }
        }
    }
}
