package kitchensync.bench.ui;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tablets with an open stream each, which ask for their queue when they hear of a change, as the page's script does. */
final class Tablets {

    private static final double NANOS_A_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client;
    private final URI root;
    private final List<Tablet> all;

    /** A change of all stores at once, on its way to the tablets. */
    private static final class Change {

        private final CountDownLatch heard;
        private final CountDownLatch shown;

        Change(int tablets) {
            heard = new CountDownLatch(tablets);
            shown = new CountDownLatch(tablets);
        }
    }

    /**
     * Seconds until all had heard of a change, and until all had the new queue.
     *
     * @param missed tablets that had not after 30 s
     */
    record Reached(double heard, double shown, long missed) {}

    /** Makes a change of all stores. */
    @FunctionalInterface
    interface Maker {
        void change() throws Exception;
    }

    private volatile @Nullable Change change;

    private Tablets(HttpClient client, URI root, List<String> stores) {
        this.client = client;
        this.root = root;
        this.all = stores.stream().map(Tablet::new).toList();
    }

    /** Opens a stream for each store, and comes back when all have said something or half a minute is over. */
    static Tablets open(HttpClient client, URI root, List<String> stores) throws InterruptedException {
        Tablets tablets = new Tablets(client, root, stores);
        for (Tablet tablet : tablets.all) {
            tablet.listen();
            // A chain does not switch on in one instant, and a server's backlog is short.
            Thread.sleep(2);
        }
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (tablets.held() < stores.size() && System.nanoTime() < limit) {
            Thread.sleep(100);
        }
        tablets.all.forEach(tablet -> tablet.longest = 0);
        return tablets;
    }

    /** Tablets whose stream has said something and has not ended. */
    int held() {
        return Math.toIntExact(all.stream().filter(tablet -> tablet.open).count());
    }

    /** The longest that any tablet has heard nothing since all were open, in seconds. */
    double longestSilence() {
        return all.stream().mapToLong(tablet -> tablet.longest).max().orElse(0) / NANOS_A_SECOND;
    }

    Reached reached(Maker maker) throws Exception {
        Change made = new Change(all.size());
        all.forEach(tablet -> tablet.told = false);
        change = made;
        maker.change();
        long start = System.nanoTime();
        made.heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        double heard = (System.nanoTime() - start) / NANOS_A_SECOND;
        made.shown.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        double shown = (System.nanoTime() - start) / NANOS_A_SECOND;
        change = null;
        return new Reached(heard, shown, made.shown.getCount());
    }

    private final class Tablet implements Flow.Subscriber<String> {

        private final String store;
        private volatile boolean open;
        private volatile long last;
        private volatile long longest;
        private volatile boolean told;

        Tablet(String store) {
            this.store = store;
        }

        void listen() {
            HttpRequest request = HttpRequest.newBuilder(root.resolve("/stores/" + store + "/stream"))
                    .header("Accept", "text/event-stream")
                    .build();
            client.sendAsync(request, BodyHandlers.fromLineSubscriber(this))
                    .whenComplete((end, failure) -> open = false);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (!line.startsWith("event:")) {
                return;
            }
            long now = System.nanoTime();
            if (open) {
                longest = Math.max(longest, now - last);
            }
            last = now;
            open = true;
            Change running = change;
            if (running != null && !told && line.endsWith("changed")) {
                told = true;
                running.heard.countDown();
                ask(running);
            }
        }

        private void ask(Change running) {
            HttpRequest request = HttpRequest.newBuilder(root.resolve("/stores/" + store + "/queue"))
                    .timeout(PATIENCE)
                    .build();
            client.sendAsync(request, BodyHandlers.ofByteArray()).thenAccept(answer -> {
                if (answer.statusCode() == OK) {
                    running.shown.countDown();
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            open = false;
        }

        @Override
        public void onComplete() {
            open = false;
        }
    }
}
