package kitchensync.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts the answers of a run. Used by one thread. Times are nanoseconds of one clock. */
final class Tally {

    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final long started;
    private final long deadline;
    private final long[] acknowledged;
    private final Histogram latency = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Long> failures = new HashMap<>();
    private long requests;
    private long events;
    private long refused;
    private long last;

    Tally(long started, long deadline, int stores) {
        this.started = started;
        this.deadline = deadline;
        this.acknowledged = new long[stores];
        this.last = started;
    }

    /** @param due when the request was sent, or should have been */
    void answered(Request request, Answer answer, long due, long now) {
        last = now;
        switch (answer) {
            case Answer.Stored stored -> {
                acknowledged[request.store()] += stored.events();
                latency.recordValue(Math.min(LONGEST_MICROS, (now - due) / 1000));
                if (now <= deadline) {
                    requests++;
                    events += stored.events();
                }
            }
            case Answer.Refused _ -> refused++;
            case Answer.Failed failed -> failed(failed.what());
        }
    }

    void failed(String what) {
        failures.merge(what, 1L, Long::sum);
    }

    /** @param exhausted whether there were no more requests before the time was over */
    Outcome outcome(boolean exhausted) {
        Duration elapsed = Duration.ofNanos((exhausted ? Math.min(last, deadline) : deadline) - started);
        return new Outcome(elapsed, requests, events, acknowledged, refused, Map.copyOf(failures), latency);
    }
}
