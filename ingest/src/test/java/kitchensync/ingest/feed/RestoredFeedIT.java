package kitchensync.ingest.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a restore: who had read further than the database was put back to must not miss what comes then. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RestoredFeedIT {

    private static final int PAGE = 2;

    @Inject
    EmptyStores empty;

    @Inject
    Catalogue catalogue;

    @Inject
    Feed feed;

    @Inject
    FeedTables tables;

    @Inject
    FeedSettings settings;

    @ParameterizedTest
    @CsvSource({"0", "3", "5", "4711", "99999999"})
    void everyReaderGetsWhatIsNew(long since) throws Exception {
        // Given
        List<Store> stores = catalogue.stores().subList(0, 2);
        Rows rows = empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        FeedWriter writer = new FeedWriter();
        writer.partition(stores);
        Random random = new Random(7);
        FeedWriter.settled(feed, 0);
        writer.write(stores.get(0), FeedWriter.events(random, 5));
        FeedWriter.settled(feed, 5);

        // When
        long head = Long.parseLong(rows.of("select ingest.pass_over_lost()").getFirst());
        writer.write(stores.get(1), FeedWriter.events(random, 3));
        FeedWriter.settled(feed, head + 3);

        // Then
        FeedFilter second = new FeedFilter(Set.of(stores.get(1).id()), Set.of());
        for (Feed one : List.of(feed, new Feed(tables, new Tail(settings)))) {
            assertThat(pages(one, since, FeedFilter.ALL))
                    .extracting(FeedEvent::position)
                    .endsWith(head + 1, head + 2, head + 3)
                    .hasSize((int) Math.max(0, 5 - since) + 3);
            assertThat(pages(one, since, second)).hasSize(3);
        }
        given().get("/health").then().body("stored", equalTo(8));
    }

    private static List<FeedEvent> pages(Feed feed, long since, FeedFilter filter) {
        List<FeedEvent> events = new ArrayList<>();
        long at = since;
        for (int i = 0; i < 10; i++) {
            FeedPage page = feed.page(at, PAGE, filter);
            events.addAll(page.events());
            at = page.nextSince();
        }
        return events;
    }
}
