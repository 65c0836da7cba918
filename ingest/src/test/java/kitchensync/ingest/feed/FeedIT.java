package kitchensync.ingest.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.ingest.store.EventType;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedIT {

    @Inject
    EmptyStores empty;

    @Inject
    Catalogue catalogue;

    @Inject
    Feed feed;

    @Inject
    FeedTables tables;

    @Inject
    Tail tail;

    @Inject
    FeedSettings settings;

    @Inject
    Numbering numbering;

    final Random random = new Random(7);
    List<Store> stores;
    FeedWriter writer;
    Rows rows;

    @BeforeEach
    void schemas() throws Exception {
        stores = catalogue.stores().subList(0, 3);
        rows = empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        writer = new FeedWriter();
        writer.partition(stores);
        FeedWriter.settled(feed, 0);
    }

    /** Everything in the feed from a position on. */
    static List<FeedEvent> all(Feed feed, long since, int limit, FeedFilter filter, long head) {
        List<FeedEvent> events = new ArrayList<>();
        long at = since;
        while (at < head) {
            FeedPage page = feed.page(at, limit, filter);
            assertThat(page.nextSince()).isGreaterThan(at);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
            events.addAll(page.events());
            at = page.nextSince();
        }
        return events;
    }

    /** Its word may come after its place in memory was given up: then it must not count as waiting for ever. */
    @Test
    void aCommitThatTheDatabaseHasNumberedIsNoLongerWaitedFor() throws Exception {
        tail.committed("012", 4711, FeedWriter.events(random, 3));
        assertThat(tail.oldestUnnumbered()).isPositive();

        for (int i = 0; i < 400 && tail.oldestUnnumbered().isPositive(); i++) {
            Thread.sleep(25);
        }

        assertThat(tail.oldestUnnumbered()).isZero();
    }

    @Test
    void memoryAndTablesTellTheSame() throws Exception {
        // Given commits of this process, of others, and of others that somebody has read before
        int written = 0;
        for (int i = 0; i < 60; i++) {
            List<Event> events = FeedWriter.events(random, 1 + random.nextInt(40));
            Store store = stores.get(random.nextInt(3));
            if (i % 2 == 0) {
                writer.write(store, events, numbering);
            } else {
                writer.write(store, events);
            }
            written += events.size();
        }
        long head = FeedWriter.settled(feed, written);
        Feed fromTables = new Feed(tables, new Tail(settings));

        // When
        List<FeedEvent> stored = all(fromTables, 0, 97, FeedFilter.ALL, head);
        List<FeedEvent> first = all(feed, 0, 61, FeedFilter.ALL, head);
        List<FeedEvent> again = all(feed, 0, 1000, FeedFilter.ALL, head);

        // Then
        assertThat(stored).hasSize(written);
        assertThat(stored).extracting(FeedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(first).isEqualTo(stored);
        assertThat(again).isEqualTo(stored);
        assertThat(feed.pageInMemory(0, 5000, FeedFilter.ALL))
                .hasValueSatisfying(page -> assertThat(page.events()).isEqualTo(stored));
        for (FeedFilter filter : List.of(
                new FeedFilter(Set.of(stores.get(1).id()), Set.of()),
                new FeedFilter(Set.of(), Set.of(EventType.CORRECTION, EventType.WASTE)),
                new FeedFilter(Set.of(stores.get(0).id(), stores.get(2).id()), Set.of(EventType.SALE)))) {
            List<FeedEvent> wanted = stored.stream().filter(filter::wants).toList();
            assertThat(all(fromTables, 0, 13, filter, head)).isEqualTo(wanted);
            assertThat(all(feed, 0, 13, filter, head)).isEqualTo(wanted);
        }
    }

    @Test
    void aPageSaysWhereToGoOn() throws Exception {
        Event sale = FeedWriter.events(random, 50).stream()
                .filter(event -> event instanceof Event.Sale)
                .findFirst()
                .orElseThrow();
        writer.write(stores.get(0), List.of(sale));
        long head = FeedWriter.settled(feed, 1);

        given().queryParam("since", head - 1)
                .get("/events")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("events", org.hamcrest.Matchers.hasSize(1))
                .body("events[0].position", equalTo((int) head))
                .body("events[0].event_id", equalTo(sale.eventId().toString()))
                .body("events[0].type", equalTo("sale"))
                .body("events[0].store_id", equalTo(stores.get(0).id()))
                .body("events[0].price", equalTo(2.80f))
                .body("events[0].received_at", equalTo("2026-02-12T18:00:00Z"))
                .body("next_since", equalTo((int) head));
        given().queryParam("since", head)
                .get("/events")
                .then()
                .statusCode(200)
                .body("events", org.hamcrest.Matchers.empty())
                .body("next_since", equalTo((int) head));
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.hasItem("ingest feed"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem("ingest feed")));
    }

    @ParameterizedTest
    @CsvSource({
        "since, -1, 400",
        "since, abc, 400",
        "since, 1e3, 400",
        "since, 99999999999999999999, 400",
        "since, ٣, 400",
        "limit, 0, 400",
        "limit, 5001, 400",
        "limit, x, 400",
        "type, lunch, 400",
        "type, SALE, 400",
        "store, 999, 404",
        "store, '''; drop schema ingest', 404"
    })
    void whatCannotBeReadIsRefusedByName(String name, String value, int status) {
        for (String path : List.of("/events", "/stream")) {
            if (path.equals("/stream") && name.equals("limit")) {
                continue;
            }
            given().queryParam(name, value)
                    .get(path)
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("detail", containsString(name.equals("store") ? "no store" : name));
        }
    }

    @Test
    void whatIsDroppedIsGone() throws Exception {
        writer.write(stores.get(0), FeedWriter.events(random, 5));
        long head = FeedWriter.settled(feed, 5);
        rows.run("update ingest.head set oldest = " + (head - 1));
        try {
            Feed fromTables = new Feed(tables, new Tail(settings));

            assertThatThrownBy(() -> fromTables.page(head - 3, 10, FeedFilter.ALL))
                    .isInstanceOf(PositionGone.class);
            assertThat(fromTables.page(head - 2, 10, FeedFilter.ALL).events()).hasSize(2);
        } finally {
            rows.run("update ingest.head set oldest = 1");
        }
    }

    @Test
    void aMissingEventIsNeverPassedOver() throws Exception {
        writer.write(stores.get(2), FeedWriter.events(random, 3));
        long head = FeedWriter.settled(feed, 3);
        String last = rows.of("select max(seq) from " + stores.get(2).schema() + ".events")
                .getFirst();
        rows.run("update " + stores.get(2).schema() + ".events set seq = -1 where seq = " + last);
        try {
            Feed fromTables = new Feed(tables, new Tail(settings));

            assertThatThrownBy(() -> fromTables.page(head - 3, 10, FeedFilter.ALL))
                    .isInstanceOf(FeedUnavailable.class)
                    .hasMessageContaining(stores.get(2).id());
        } finally {
            rows.run("update " + stores.get(2).schema() + ".events set seq = " + last + " where seq = -1");
        }
    }
}
