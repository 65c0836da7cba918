package kitchensync.pipeline.run;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells the others that a run has finished. The layers stand without Kafka, so a message that cannot be sent is
 * logged and let go: the next run says more than this one.
 */
@Singleton
class RunAnnouncer {

    private static final Logger LOG = Logger.getLogger(RunAnnouncer.class);

    private final Emitter<PipelineRunFinished> runs;
    private final int seconds;

    RunAnnouncer(
            @Channel("pipeline-runs") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<PipelineRunFinished> runs,
            PipelineConfig config) {
        this.runs = runs;
        this.seconds = config.publishSeconds();
    }

    /** A message on its way to Kafka; a run has other things to do meanwhile. */
    @FunctionalInterface
    interface Word {

        /** Waits until Kafka has it, some seconds at most, and answers whether it has. */
        boolean arrives();
    }

    Word announce(PipelineRunFinished finished) {
        CompletableFuture<Void> sent;
        try {
            sent = runs.send(finished).toCompletableFuture();
        } catch (IllegalStateException refused) {
            sent = CompletableFuture.failedFuture(refused);
        }
        CompletableFuture<Void> word = sent;
        return () -> arrives(word, finished);
    }

    private boolean arrives(CompletableFuture<Void> word, PipelineRunFinished finished) {
        try {
            word.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException late) {
            LOG.warnf("Kafka has not taken the message of run %s within %d s; going on", finished.runId(), seconds);
        } catch (ExecutionException | CompletionException refused) {
            LOG.warnf("Kafka did not take the message of run %s: %s", finished.runId(), refused.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
