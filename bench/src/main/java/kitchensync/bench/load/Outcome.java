package kitchensync.bench.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param elapsed from the first request to the end of the run, or to the last answer when the requests ended before
 * @param requests answered within that time
 * @param events acknowledged within that time
 * @param acknowledged events, by store; late answers included
 * @param refused requests that the service was too busy for
 * @param failures other answers, by what they said; must be empty
 * @param latency of all answered requests, in microseconds
 */
public record Outcome(
        Duration elapsed,
        long requests,
        long events,
        long[] acknowledged,
        long refused,
        Map<String, Long> failures,
        Histogram latency) {

    private static final double MICROS_A_MILLI = 1e3;
    private static final double NANOS_A_SECOND = 1e9;

    public double requestsPerSecond() {
        return requests / seconds();
    }

    public double eventsPerSecond() {
        return events / seconds();
    }

    /** Milliseconds within which so many of a hundred requests were answered; NaN when none was. */
    public double millis(double percentile) {
        return latency.getTotalCount() == 0 ? Double.NaN : latency.getValueAtPercentile(percentile) / MICROS_A_MILLI;
    }

    private double seconds() {
        return elapsed.toNanos() / NANOS_A_SECOND;
    }
}
