package kitchensync.bench.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Asks for pages at random moments, as people do, so many a second on average, whether or not answers come. The server's
 * own time is read from its {@code Server-Timing}; the client's is of little worth on cores that both share. For the same
 * reason it is the JDK's plain old client: a request stays on its thread from the beginning to the end.
 */
public final class PageLoad {

    private static final Pattern SERVER_TIME = Pattern.compile("app;dur=([\\d.]+)");
    private static final int PATIENCE = 20_000;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double MICROS_A_MILLI = 1e3;
    private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final URI root;
    private final List<String> stores;
    private final SplittableRandom random = new SplittableRandom(1);

    /** @param stores whose pages are asked for, in no order */
    public PageLoad(URI root, List<String> stores) {
        this.root = root;
        this.stores = List.copyOf(stores);
    }

    /**
     * @param pages to choose from by chance
     * @return times of all of them together, under the name of the first
     */
    public PageRun run(List<Page> pages, int rate, Duration time) throws IOException, InterruptedException {
        Stretch stretch = new Stretch(System.nanoTime() + time.toNanos());
        long due = System.nanoTime();
        while (due < stretch.end) {
            sleepUntil(due);
            Page page = pages.get(random.nextInt(pages.size()));
            stretch.ask(page.of(stores.get(random.nextInt(stores.size()))), due);
            due += (long) (-Math.log(1 - random.nextDouble()) / rate * NANOS_A_SECOND);
        }
        return stretch.finished(pages.getFirst(), rate, time);
    }

    private static void sleepUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = due - System.nanoTime();
        }
    }

    /** Milliseconds that the server says it took; NaN when it does not say. */
    static double serverMillis(String header) {
        Matcher said = SERVER_TIME.matcher(header);
        return said.find() ? Double.parseDouble(said.group(1)) : Double.NaN;
    }

    /** What has come of the requests of a run so far. */
    private final class Stretch {

        private final long end;
        private final Phaser open = new Phaser(1);
        private final Histogram server = new SynchronizedHistogram(LONGEST_MICROS, DIGITS);
        private final Histogram seen = new SynchronizedHistogram(LONGEST_MICROS, DIGITS);
        private final AtomicLong inTime = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();

        Stretch(long end) {
            this.end = end;
        }

        void ask(String path, long due) {
            open.register();
            Thread.startVirtualThread(() -> {
                try {
                    answered(path, due);
                } catch (IOException noAnswer) {
                    failed.incrementAndGet();
                } finally {
                    open.arriveAndDeregister();
                }
            });
        }

        private void answered(String path, long due) throws IOException {
            URLConnection connection = root.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            int length;
            try (InputStream body = connection.getInputStream()) {
                length = body.readAllBytes().length;
            }
            long now = System.nanoTime();
            String said = connection.getHeaderField("Server-Timing");
            double millis = said == null ? Double.NaN : serverMillis(said);
            if (Double.isNaN(millis)) {
                throw new IOException("no Server-Timing in the answer to " + path);
            }
            server.recordValue(Math.min(LONGEST_MICROS, Math.round(millis * MICROS_A_MILLI)));
            seen.recordValue(Math.min(LONGEST_MICROS, (now - due) / 1000));
            bytes.accumulateAndGet(length, Math::max);
            if (now <= end) {
                inTime.incrementAndGet();
            }
        }

        PageRun finished(Page page, int rate, Duration time) throws IOException, InterruptedException {
            try {
                open.awaitAdvanceInterruptibly(open.arrive(), 2 * PATIENCE, TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw new IOException("pages were left unanswered, the last of " + page.name(), late);
            }
            return new PageRun(
                    page,
                    rate,
                    inTime.get() / (time.toNanos() / NANOS_A_SECOND),
                    millis(server, 50),
                    millis(server, 99),
                    millis(seen, 50),
                    millis(seen, 99),
                    bytes.get(),
                    failed.get());
        }

        private static double millis(Histogram micros, double percentile) {
            return micros.getTotalCount() == 0 ? Double.NaN : micros.getValueAtPercentile(percentile) / MICROS_A_MILLI;
        }
    }
}
