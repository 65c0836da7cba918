package kitchensync.bench.process;

import java.util.concurrent.atomic.AtomicLong;

/** The most memory that a process has had so far, looked at twice a second. */
public final class PeakMemory implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;
    private static final double MIB = 1024 * 1024;

    private final AtomicLong peak = new AtomicLong();
    private final Thread watcher;

    public PeakMemory(ProcessUse use) {
        watcher = Thread.ofPlatform().daemon().name("peak-memory").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    peak.accumulateAndGet(use.memory(), Math::max);
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public double mib() {
        return peak.get() / MIB;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
