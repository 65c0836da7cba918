package kitchensync.simulator.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for a moment on a clock that may run at any speed, be paused or be moved. It looks at the clock again after a
 * hundredth of what is left, so that it is on time up to a hundredfold speed without looking all the time.
 */
record ClockWait(Clock clock) {

    private static final long SHORTEST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 250;

    /** Returns at once when the moment has passed. */
    void until(Instant moment) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), moment);
        while (left.isPositive()) {
            Thread.sleep(Math.clamp(left.toMillis() / 100, SHORTEST_MILLIS, LONGEST_MILLIS));
            left = Duration.between(clock.instant(), moment);
        }
    }
}
