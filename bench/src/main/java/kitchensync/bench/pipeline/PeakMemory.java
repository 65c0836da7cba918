package kitchensync.bench.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import kitchensync.bench.process.ProcessUse;

/** The most memory that a process has had so far, looked at twice a second. */
final class PeakMemory implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;
    private static final double MIB = 1024 * 1024;

    private final AtomicLong peak = new AtomicLong();
    private final Thread watcher;

    PeakMemory(ProcessUse use) {
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

    double mib() {
        return peak.get() / MIB;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
