package kitchensync.bench.scale;

import java.util.List;

/**
 * How much is measured.
 *
 * @param speeds simulated seconds a real second
 * @param seconds real ones, at each speed
 */
record ScalePlan(int stores, List<Integer> speeds, int seconds) {

    /** Days of history before the one that is played: enough for a forecast from the profile. */
    static final int DAYS = 2;

    /** Queue pages that are asked for a second meanwhile. */
    static final int PAGES_A_SECOND = 10;
}
