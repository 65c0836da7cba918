package kitchensync.bench.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain played at a speed.
 *
 * @param speed simulated seconds a real second
 * @param events stored, a real second
 * @param feedLag the longest that a stored event waited for its position, in real seconds
 * @param dataAge of the newest event that the pages' plan has seen, in simulated seconds, the worst of the second half
 * @param runSeconds mean of a pipeline run, in real seconds
 * @param pageP50 of the queue page, milliseconds of the server's own time
 * @param failedPages of the queue pages
 * @param cores that it kept busy, Postgres included
 * @param mib the most memory so far, Postgres included
 */
record ScaleRun(
        int speed,
        double events,
        double feedLag,
        double dataAge,
        double runSeconds,
        double pageP50,
        double pageP99,
        long failedPages,
        double cores,
        double mib) {

    /** The pipeline runs every five minutes of the chain's clock, but not more often than every five seconds. */
    private static final double EVERY_SECONDS = 300;

    private static final double LEAST_SECONDS = 5;

    /** An event that waits longer for its position is not live. */
    private static final double FEED_LIMIT = 5;

    /** What is cooked next has to know of the slot before. */
    private static final double AGE_LIMIT = 900;

    /** What does not keep up; nothing when the speed is held. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (failedPages > 0) {
            broken.add("pages failed");
        }
        if (feedLag > FEED_LIMIT) {
            broken.add("events wait for their position");
        }
        if (runSeconds > Math.max(LEAST_SECONDS, EVERY_SECONDS / speed)) {
            broken.add("a pipeline run takes longer than from one to the next");
        }
        // Not a number: no run has ended at all.
        if (!(dataAge <= AGE_LIMIT)) {
            broken.add("the plan's data is older than a slot");
        }
        return broken;
    }
}
