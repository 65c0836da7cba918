package kitchensync.pipeline.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a process looks next whether a run is due. Every look comes a little late by chance, so that processes which
 * started together do not press on Postgres together; after a failure that may pass it comes soon, then ever later.
 * Times are those of {@link System#nanoTime}.
 */
final class Timetable {

    /** The most that chance adds, as a part of the interval. */
    private static final long JITTER_PART = 20;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Duration every;
    private final RandomGenerator random;
    private long next;
    private int failures;

    /** @param every the interval of the schedule */
    Timetable(Duration every, RandomGenerator random, long now) {
        this.every = every;
        this.random = random;
        this.next = now;
    }

    boolean isTime(long now) {
        return now - next >= 0;
    }

    /** Whether the last try failed and is made again, whether a run is due or not. */
    boolean retries() {
        return failures > 0;
    }

    /** A run is due in a while, or has just begun and is due in an interval. */
    void due(long now, Duration in) {
        failures = 0;
        later(now, in);
    }

    /** Another process is at it. */
    void busy(long now) {
        later(now, shorter(BUSY));
    }

    /** Something failed that may pass. */
    void failed(long now) {
        // Beyond 2^20 times the first it is an interval in any case.
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 20));
        failures++;
        later(now, shorter(wait));
    }

    private Duration shorter(Duration wait) {
        return wait.compareTo(every) < 0 ? wait : every;
    }

    private void later(long now, Duration wait) {
        next = now + wait.toNanos() + random.nextLong(every.toNanos() / JITTER_PART + 1);
    }
}
