package kitchensync.ingest.feed.relay;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedFilter;
import kitchensync.ingest.feed.FeedPage;
import kitchensync.ingest.feed.FeedSettings;
import kitchensync.ingest.feed.PositionGone;
import kitchensync.ingest.feed.Readers;
import kitchensync.ingest.feed.Worker;
import kitchensync.ingest.store.IngestMetrics;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands the feed on to Kafka: page by page, and moves its position when Kafka has a page. A crash in between repeats
 * that page, which consumers drop by its event ids. One process of all relays at a time. While Kafka is away it waits
 * with one page in memory; ingest does not notice.
 */
@Singleton
public class Relay {

    public static final String READER = "relay";

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int PAGE = 1000;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final Feed feed;
    private final Readers readers;
    private final FeedSettings.Relay settings;
    private final Map<String, Object> kafka;
    private final Worker worker = new Worker("feed-relay", this::step, this::letGo);
    private @Nullable Leadership leadership;
    private @Nullable StoreEventsTopic topic;
    private volatile long position = -1;

    /** Where it stood last, for whoever watches: while Kafka is away it stays. None while another process relays. */
    private volatile long told = -1;

    Relay(
            AgroalDataSource database,
            Feed feed,
            Readers readers,
            FeedSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            IngestMetrics metrics) {
        this.database = database;
        this.feed = feed;
        this.readers = readers;
        this.settings = settings.relay();
        this.kafka = kafka;
        metrics.feedLag(READER, this::behind);
    }

    void withService(@Observes StartupEvent started) {
        if (settings.startWithService()) {
            start();
        }
    }

    /** Relays from where it stands; when it never stood anywhere, from the oldest event on. Again: nothing. */
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
        told = -1;
    }

    /** Events that it has not come to yet, also while Kafka is away; NaN while another process relays. */
    double behind() {
        return told < 0 ? Double.NaN : feed.head() - told;
    }

    private void step() throws Exception {
        Leadership lead = lead();
        if (lead == null) {
            told = -1;
            Thread.sleep(IDLE);
            return;
        }
        told = position;
        StoreEventsTopic to = topic;
        if (to == null) {
            to = StoreEventsTopic.open(kafka, settings.partitions());
            topic = to;
        }
        FeedPage page = page();
        if (page.nextSince() == position) {
            feed.await(position, IDLE);
            lead.check();
            return;
        }
        to.send(page.events(), lead::check);
        Readers.move(lead.connection(), READER, page.nextSince());
        position = page.nextSince();
        told = position;
    }

    private @Nullable Leadership lead() throws SQLException {
        Leadership lead = leadership;
        if (lead == null) {
            Optional<Leadership> taken = Leadership.take(database);
            if (taken.isPresent()) {
                lead = taken.get();
                leadership = lead;
                readers.startAtOldest(READER);
                position = readers.position(READER).orElseThrow();
            }
        }
        return lead;
    }

    private FeedPage page() throws SQLException {
        try {
            return feed.page(position, PAGE, FeedFilter.ALL);
        } catch (PositionGone gone) {
            LOG.errorf("%s: Kafka will never have them; going on with what there is", gone.getMessage());
            position = gone.oldest() - 1;
            return feed.page(position, PAGE, FeedFilter.ALL);
        }
    }

    /** Also at the end, when this thread is interrupted: closing has to be done all the same. */
    private void letGo() {
        boolean interrupted = Thread.interrupted();
        position = -1;
        StoreEventsTopic to = topic;
        topic = null;
        try (Leadership lead = leadership;
                to) {
            leadership = null;
        } catch (SQLException lost) {
            LOG.debugf(lost, "the relay's connection was gone");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
