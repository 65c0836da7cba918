package kitchensync.bench.ui;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param stores of the chain, a tablet each
 * @param rates requests a second
 * @param warmUp of the JVM, before anything is measured
 * @param stretch how long each page is asked for at each rate
 * @param hold how long all streams are held
 * @param changes times that all stores change at once
 */
record UiPlan(int stores, List<Integer> rates, Duration warmUp, Duration stretch, Duration hold, int changes) {

    static UiPlan whole(int stores, List<Integer> rates) {
        return new UiPlan(stores, rates, Duration.ofSeconds(90), Duration.ofSeconds(10), Duration.ofSeconds(30), 5);
    }

    /** Too little to judge by. */
    static UiPlan brief(int stores, List<Integer> rates) {
        return new UiPlan(stores, rates, Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(8), 2);
    }
}
