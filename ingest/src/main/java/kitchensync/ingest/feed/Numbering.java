package kitchensync.ingest.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.CommitListener;

/**
 * Gives commits their position in the feed: soon after each commit of this process, and every now and then for those
 * of others. Any number of processes may do it at once; the database lets one at a time.
 */
@Singleton
public class Numbering implements CommitListener {

    /** Commits gather at least this long, so that many of them cost one look. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** A commit that has had no position for so long is looked for in the database. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final int MOST_COMMITS = 5000;

    private final FeedTables tables;
    private final Tail tail;
    private final Duration pollEvery;
    private final Semaphore news = new Semaphore(0);
    private final Worker worker;
    private volatile long lastNanos = System.nanoTime();

    Numbering(FeedTables tables, Tail tail, FeedSettings settings, MeterRegistry metrics) {
        this.tables = tables;
        this.tail = tail;
        this.pollEvery = settings.pollEvery();
        this.worker = new Worker("feed-numbering", this::step, () -> {});
        Gauge.builder("ingest.feed.position", tail::head)
                .description("Last position of the feed that this process knows")
                .register(metrics);
        Gauge.builder("ingest.feed.lag", () -> tail.oldestUnnumbered().toMillis() / 1000.0)
                .description("Age of the oldest commit of this process that has no position yet")
                .baseUnit("seconds")
                .register(metrics);
    }

    void withService(@Observes StartupEvent started) {
        worker.start();
    }

    @PreDestroy
    void stop() {
        worker.stop();
    }

    @Override
    public void committed(Store store, long firstSeq, List<Event> fresh, Instant receivedAt) {
        tail.committed(store.id(), firstSeq, fresh);
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void step() throws SQLException, InterruptedException {
        news.drainPermits();
        long known = tail.head();
        FeedTables.Window window = tables.number(Math.max(0, known), MOST_COMMITS);
        tail.goOn(known, window);
        Optional<Tail.Origin> late = tail.unnumberedFor(LATE);
        if (late.isPresent() && !tables.isWaiting(late.get())) {
            tail.forget(late.get());
        }
        lastNanos = System.nanoTime();
        if (tail.head() == window.head().position()) {
            Thread.sleep(GATHER);
            // What is committed meanwhile is still to be looked for.
            if (news.tryAcquire(pollEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                news.release();
            }
        }
    }

    /** How long ago the database was last asked with success. */
    public Duration sinceLastLook() {
        return Duration.ofNanos(System.nanoTime() - lastNanos);
    }
}
