package kitchensync.ingest.feed.counter;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedFilter;
import kitchensync.ingest.feed.FeedPage;
import kitchensync.ingest.feed.FeedSettings;
import kitchensync.ingest.feed.PositionGone;
import kitchensync.ingest.feed.Readers;
import kitchensync.ingest.feed.Worker;
import kitchensync.ingest.feed.counter.SlotChanges.SaleKey;
import kitchensync.ingest.store.IngestMetrics;
import org.jboss.logging.Logger;

/**
 * Keeps the live counters from the feed: what a page of events changes and the position after it are one transaction,
 * so that every event counts exactly once. One process of all does it at a time; the position's row is the lock.
 */
@Singleton
public class Counters {

    public static final String READER = "counters";

    private static final Logger LOG = Logger.getLogger(Counters.class);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Events gather this long, or until they fill a page, so that many of them cost one transaction. */
    private static final Duration GATHER = Duration.ofMillis(500);

    private static final int PAGE = 5000;

    private final AgroalDataSource database;
    private final Feed feed;
    private final Readers readers;
    private final Clock clock;
    private final SaleRecords sales;
    private final List<String> stores;
    private final boolean withService;
    private final Worker worker = new Worker("feed-counters", this::step, () -> {});
    private Instant droppedBefore = Instant.MIN;
    private boolean known;
    private volatile long counted = -1;

    Counters(
            AgroalDataSource database,
            Feed feed,
            Readers readers,
            Catalogue catalogue,
            Clock clock,
            FeedSettings settings,
            IngestMetrics metrics) {
        this.database = database;
        this.feed = feed;
        this.readers = readers;
        this.clock = clock;
        this.sales = new SaleRecords(catalogue);
        this.stores = catalogue.stores().stream().map(Store::id).toList();
        this.withService = settings.counters().startWithService();
        metrics.feedLag(READER, () -> counted < 0 ? Double.NaN : feed.head() - counted);
    }

    void withService(@Observes StartupEvent started) {
        if (withService) {
            start();
        }
    }

    /** Counts on from where it stands; when it never stood anywhere, from the oldest event on. Again: nothing. */
    public void start() {
        worker.start();
    }

    /** The same, but when it never stood anywhere, from now on. The schema {@code ingest} has to be there. */
    public void startAtHead() throws SQLException, InterruptedException {
        readers.startAtHead(READER);
        start();
    }

    /** Within two seconds. Again: nothing. */
    @PreDestroy
    public void stop() {
        worker.stop();
    }

    private void step() throws SQLException, InterruptedException {
        if (!known) {
            readers.startAtOldest(READER);
            known = true;
        }
        OptionalLong position = countPage();
        counted = position.orElse(-1);
        if (position.isEmpty()) {
            Thread.sleep(IDLE);
        } else if (feed.head() - position.getAsLong() < PAGE) {
            feed.await(position.getAsLong(), IDLE);
            feed.await(position.getAsLong() + PAGE, GATHER);
        }
    }

    /** The position after it; empty while another process counts. */
    private OptionalLong countPage() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                OptionalLong held = Readers.hold(connection, READER);
                if (held.isEmpty()) {
                    return held;
                }
                FeedPage page = page(held.getAsLong());
                if (page.nextSince() > held.getAsLong()) {
                    count(connection, page);
                }
                connection.commit();
                return OptionalLong.of(page.nextSince());
            } finally {
                connection.rollback();
            }
        }
    }

    private void count(Connection connection, FeedPage page) throws SQLException {
        Instant oldest = Slot.startOf(clock.instant().minus(KEPT));
        Set<SaleKey> early = EarlyCorrections.come(connection, page.events());
        var records = sales.read(connection, SaleRecords.of(page.events(), early, oldest));
        SlotCounters.add(connection, SlotChanges.of(page.events(), records, oldest));
        CookedBatches.count(connection, page.events(), oldest);
        EarlyCorrections.note(connection, EarlyCorrections.among(page.events(), records), clock.instant());
        EarlyCorrections.forget(connection, early);
        if (oldest.isAfter(droppedBefore)) {
            SlotCounters.dropBefore(connection, stores, oldest);
            CookedBatches.dropBefore(connection, stores, oldest);
            EarlyCorrections.forgetBefore(connection, oldest);
            droppedBefore = oldest;
        }
        Readers.move(connection, READER, page.nextSince());
    }

    private FeedPage page(long since) {
        try {
            return feed.page(since, PAGE, FeedFilter.ALL);
        } catch (PositionGone gone) {
            LOG.warnf("%s: they are too old to be counted", gone.getMessage());
            return feed.page(gone.oldest() - 1, PAGE, FeedFilter.ALL);
        }
    }

    /** Where it stands; empty when it never stood anywhere. */
    public OptionalLong position() throws SQLException {
        return readers.position(READER);
    }
}
