package kitchensync.ingest.feed.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedSettings;
import kitchensync.ingest.feed.FeedWriter;
import kitchensync.ingest.feed.Readers;
import kitchensync.ingest.store.IngestMetrics;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class CountersIT {

    @Inject
    EmptyStores empty;

    @Inject
    AgroalDataSource database;

    @Inject
    Feed feed;

    @Inject
    Readers readers;

    @Inject
    Catalogue catalogue;

    @Inject
    FeedSettings settings;

    @Inject
    IngestMetrics metrics;

    final FeedWriter writer = new FeedWriter();
    final List<Counters> running = new ArrayList<>();
    List<Store> stores;
    Rows rows;

    @BeforeEach
    void schemas() throws Exception {
        stores = catalogue.stores().subList(0, 3);
        rows = empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        rows.run("truncate serving.slot_counters, serving.cooked_batches");
        writer.partition(stores);
        FeedWriter.settled(feed, 0);
    }

    @AfterEach
    void stop() {
        running.forEach(Counters::stop);
    }

    Counters counters(Instant now) {
        Counters counters =
                new Counters(database, feed, readers, catalogue, Clock.fixed(now, ZoneOffset.UTC), settings, metrics);
        running.add(counters);
        return counters;
    }

    void counted(long position) throws Exception {
        while (readers.position(Counters.READER).orElse(0) < position) {
            Thread.sleep(20);
        }
    }

    @Test
    void everyEventCountsOnceHoweverOftenCountersStopAndStart() throws Exception {
        // Given two processes that count, one of which stops and starts all the time
        Random random = new Random(11);
        Counters steady = counters(FeedWriter.NOON.plusSeconds(600));
        Counters restless = counters(FeedWriter.NOON.plusSeconds(600));
        steady.start();
        Map<Store, List<Event>> written = new HashMap<>();
        long total = 0;

        // When
        for (int i = 0; i < 40; i++) {
            Store store = stores.get(random.nextInt(3));
            List<Event> all = PlainCounts.events(random, 60);
            for (int from = 0; from < all.size(); from += 20) {
                writer.write(store, all.subList(from, Math.min(all.size(), from + 20)));
            }
            written.computeIfAbsent(store, s -> new ArrayList<>()).addAll(all);
            total += all.size();
            if (i % 4 == 0) {
                restless.start();
            } else if (i % 4 == 3) {
                restless.stop();
            }
        }
        counted(total);

        // Then
        Map<String, int[]> expected = new TreeMap<>();
        written.forEach((store, events) -> PlainCounts.count(store.id(), events, expected));
        assertThat(rows.of("select store_id, item_id, extract(epoch from slot_start)::bigint, sold, missed, wasted"
                        + " from serving.slot_counters where sold <> 0 or missed <> 0 or wasted <> 0"
                        + " order by store_id collate \"C\", item_id collate \"C\", slot_start"))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .filter(entry -> entry.getValue()[0] + entry.getValue()[1] + entry.getValue()[2] > 0)
                        .map(entry -> entry.getKey() + "|" + entry.getValue()[0] + "|" + entry.getValue()[1] + "|"
                                + entry.getValue()[2])
                        .toList());
    }

    @Test
    void whatWentIntoCookingIsKeptAsItWasLastCorrected() throws Exception {
        String batches = "select item_id, quantity from serving.cooked_batches order by item_id";
        Store store = stores.get(0);
        UUID brats = UUID.randomUUID();
        UUID dogs = UUID.randomUUID();
        Instant old = FeedWriter.NOON.minusSeconds(3 * 24 * 3600);
        counters(FeedWriter.NOON).start();

        writer.write(
                store,
                List.of(
                        new Event.Cooked(brats, "BRAT", 5, FeedWriter.NOON),
                        new Event.Cooked(dogs, "HOT_DOG", 6, FeedWriter.NOON),
                        new Event.Cooked(UUID.randomUUID(), "CORN_DOG", 6, old)));
        counted(3);
        assertThat(rows.of(batches)).containsExactly("BRAT|5", "HOT_DOG|6");

        writer.write(
                store,
                List.of(
                        new Event.Correction(UUID.randomUUID(), brats, "BRAT", 3, null, FeedWriter.NOON),
                        new Event.Correction(UUID.randomUUID(), brats, "BRAT", 0, null, FeedWriter.NOON),
                        new Event.Correction(UUID.randomUUID(), dogs, "BRAT", 1, null, FeedWriter.NOON)));
        counted(6);
        assertThat(rows.of(batches)).containsExactly("BRAT|0", "HOT_DOG|6");
    }

    @Test
    void openPagesAreToldOfWhatWentIntoCooking() throws Exception {
        rows.run("truncate serving.kitchen_versions");
        counters(FeedWriter.NOON).start();

        writer.write(
                stores.get(0),
                List.of(
                        new Event.Cooked(UUID.randomUUID(), "BRAT", 5, FeedWriter.NOON),
                        new Event.Cooked(UUID.randomUUID(), "HOT_DOG", 6, FeedWriter.NOON)));
        writer.write(
                stores.get(1),
                List.of(new Event.Sale(UUID.randomUUID(), "BRAT", 1, new BigDecimal("3.49"), FeedWriter.NOON)));
        counted(3);

        assertThat(rows.of("select store_id from serving.kitchen_versions"))
                .containsExactly(stores.get(0).id());
    }

    @Test
    void aSaleThatWasCorrectedBeforeItCameIsRememberedUntilItComes() throws Exception {
        String early = "select store_id, sale_id from ingest.early_corrections";
        String sold = "select sold from serving.slot_counters";
        Store store = stores.get(0);
        UUID id = UUID.randomUUID();
        Event sale = new Event.Sale(id, "BRAT", 5, new BigDecimal("3.49"), FeedWriter.NOON);
        Event correction = new Event.Correction(UUID.randomUUID(), id, "BRAT", 2, null, FeedWriter.NOON);
        UUID never = UUID.randomUUID();
        rows.run("insert into ingest.early_corrections values ('%s', '%s', '%s')"
                .formatted(store.id(), never, FeedWriter.NOON));
        counters(FeedWriter.NOON).start();

        writer.write(store, List.of(correction));
        counted(1);
        assertThat(rows.of(early)).containsExactlyInAnyOrder(store.id() + "|" + id, store.id() + "|" + never);
        assertThat(rows.of(sold)).isEmpty();

        writer.write(store, List.of(sale));
        counted(2);
        assertThat(rows.of(early)).containsExactly(store.id() + "|" + never);
        assertThat(rows.of(sold)).containsExactly("2");
    }

    @Test
    void twoDaysAreKept() throws Exception {
        Event old = new Event.Waste(UUID.randomUUID(), "BRAT", 3, null, FeedWriter.NOON);
        rows.run("insert into ingest.early_corrections values ('012', '" + UUID.randomUUID() + "', '" + FeedWriter.NOON
                + "')");
        Event fresh = new Event.Waste(UUID.randomUUID(), "BRAT", 4, null, FeedWriter.NOON.plus(Duration.ofDays(2)));
        writer.write(stores.get(0), List.of(old));
        Counters first = counters(FeedWriter.NOON);
        first.start();
        counted(1);
        first.stop();
        assertThat(rows.of("select wasted from serving.slot_counters")).containsExactly("3");
        assertThat(rows.of("select sale_id from ingest.early_corrections")).hasSize(1);

        // When two days and a slot have passed
        Counters later = counters(FeedWriter.NOON.plus(Duration.ofDays(2)).plusSeconds(900));
        writer.write(
                stores.get(0), List.of(fresh, new Event.Waste(UUID.randomUUID(), "BRAT", 5, null, FeedWriter.NOON)));
        later.start();
        counted(3);

        assertThat(rows.of("select wasted from serving.slot_counters")).containsExactly("4");
        assertThat(rows.of("select sale_id from ingest.early_corrections")).isEmpty();
    }

    @Test
    void whoStartsAtTheHeadCountsWhatComesFromThenOn() throws Exception {
        writer.write(stores.get(0), List.of(new Event.Waste(UUID.randomUUID(), "BRAT", 3, null, FeedWriter.NOON)));
        Counters counters = counters(FeedWriter.NOON);

        counters.startAtHead();
        writer.write(stores.get(0), List.of(new Event.Waste(UUID.randomUUID(), "BRAT", 4, null, FeedWriter.NOON)));
        counted(2);

        assertThat(rows.of("select wasted from serving.slot_counters")).containsExactly("4");
        assertThat(counters.position()).hasValue(2);
    }
}
