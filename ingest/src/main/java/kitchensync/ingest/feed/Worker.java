package kitchensync.ingest.feed;

import io.smallrye.faulttolerance.api.Guard;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing again and again on a thread of its own. When it fails it is tried again, after longer and longer
 * pauses of at most five seconds, for as long as it takes; the log has a line for the first failure of a row and one
 * when it is over.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

    /** SQL states of a schema, table or function that is not there: at the first start they are still being made. */
    private static final Set<String> NOT_MADE = Set.of("3F000", "42P01", "42883");

    /** What is done; returns often, and stops when interrupted. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final String name;
    private final Step step;
    private final Runnable afterFailure;
    private volatile @Nullable Thread thread;
    private volatile boolean failing;

    /** @param afterFailure lets go of what a failed step may have spoilt, also at the end */
    public Worker(String name, Step step, Runnable afterFailure) {
        this.name = name;
        this.step = step;
        this.afterFailure = afterFailure;
    }

    /** Again: nothing. */
    public synchronized void start() {
        if (thread == null) {
            // Not a virtual thread: interrupting one in the middle of JDBC would close the pool's connection under it.
            Thread next = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
            thread = next;
            next.start();
        }
    }

    /** Within two seconds. Again: nothing. */
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(TIME_TO_STOP);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stopped, and maybe started again with another thread. */
    private boolean isOver() {
        return thread != Thread.currentThread();
    }

    private void run() {
        Guard guard = Guard.create()
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .delay(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(FIRST_PAUSE_MILLIS / 2, ChronoUnit.MILLIS)
                .beforeRetry(this::failed)
                .abortOn(InterruptedException.class)
                .withExponentialBackoff()
                .maxDelay(LONGEST_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .done()
                .done()
                .build();
        Callable<Boolean> guarded = () -> {
            // Something below may have swallowed the interrupt.
            if (isOver() || Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                step.run();
            } catch (Error broken) {
                // Out of memory, say: tried again like anything else, rather than gone without a word.
                throw new IllegalStateException(broken);
            }
            return true;
        };
        try {
            while (!Thread.currentThread().isInterrupted()) {
                guard.call(guarded, Boolean.class);
                if (failing) {
                    failing = false;
                    LOG.infof("%s: works again", name);
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            LOG.errorf(broken, "%s has ended", name);
        } finally {
            afterFailure.run();
        }
    }

    private void failed(Throwable failure) {
        if (isOver()) {
            // The end, told by an interrupt that something below made a failure of its own.
            return;
        }
        afterFailure.run();
        boolean early = failure instanceof SQLException sql && NOT_MADE.contains(String.valueOf(sql.getSQLState()));
        if (failing || early) {
            LOG.debugf(failure, "%s: failed again", name);
        } else {
            failing = true;
            LOG.warnf("%s: %s; trying again until it works", name, failure.getMessage());
        }
    }
}
