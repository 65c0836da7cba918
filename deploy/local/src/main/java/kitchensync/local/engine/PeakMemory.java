package kitchensync.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The most memory that this process and the Postgres server have had together, sampled twice a second: the sum of
 * their proportional set sizes (PSS), in which memory that several processes share counts once.
 */
public final class PeakMemory implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;

    private final AtomicLong peakKib = new AtomicLong();
    private final long postgresPid;
    private final Thread sampler;

    public PeakMemory(long postgresPid) {
        this.postgresPid = postgresPid;
        this.sampler = Thread.ofPlatform().daemon().name("peak-memory").start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sample();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        Stream<Long> server = ProcessHandle.of(postgresPid)
                .map(process ->
                        Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid))
                .orElse(Stream.empty());
        long kib = Stream.concat(Stream.of(ProcessHandle.current().pid()), server)
                .mapToLong(PeakMemory::pssKib)
                .sum();
        peakKib.accumulateAndGet(kib, Math::max);
    }

    private static long pssKib(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    /** MiB. */
    public long mib() {
        sample();
        return peakKib.get() / 1024;
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
