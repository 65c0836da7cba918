package kitchensync.ingest.feed;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where clients' reads of the database happen: few at a time and few waiting, so that however many clients read, the
 * writers keep their connections and threads.
 */
@Singleton
public class FeedReads {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 512;

    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("feed-read-", 0).factory());

    /** Fails with {@link FeedUnavailable} when too many are waiting. */
    public <T> Uni<T> read(Supplier<T> read) {
        return Uni.createFrom()
                .item(read)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new FeedUnavailable("too many readers wait", full));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
