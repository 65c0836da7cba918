package kitchensync.kitchenui;

import java.time.Duration;

/** Holds what has to become true within ten seconds. */
public final class Soon {

    private static final long MILLIS = 10_000;
    private static final Duration AGAIN = Duration.ofMillis(50);

    private Soon() {}

    public static void holds(Runnable assertion) {
        long end = System.nanoTime() + MILLIS * 1_000_000;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
