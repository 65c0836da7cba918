package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;
import static kitchensync.ingest.access.Calls.bearer;
import static kitchensync.ingest.access.Calls.sales;
import static kitchensync.ingest.access.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedWriter;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a caller with a key can do, how often, and while the database is away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KeysAsked.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyedCallsIT {

    @Inject
    EmptyStores stores;

    @Inject
    Feed feed;

    @Inject
    TestKeys keys;

    @Inject
    KnownKeys known;

    Rows rows;

    @BeforeAll
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    private static Rule rule(String path) {
        return Rule.ALL.stream()
                .filter(each -> each.path().endsWith(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyStoresSalesOfItsStore() throws SQLException {
        stores.of("012");
        String key = bearer(keys.text("012", Scope.WRITE));

        given().header("Authorization", key)
                .contentType(ContentType.JSON)
                .body(sales(3))
                .post("/events/012/sales")
                .then()
                .statusCode(200);

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("3");
    }

    @Test
    void whoMayReadOneStoreSeesOnlyItsEventsWhateverItAsksFor() throws SQLException, InterruptedException {
        rows = stores.of("012", "027");
        FeedWriter.settled(feed, 0);
        for (String store : List.of("012", "027", "012")) {
            given().header("Authorization", bearer(KeysAsked.PROCESS_KEY))
                    .contentType(ContentType.JSON)
                    .body(sales(1))
                    .post("/events/" + store + "/sales")
                    .then()
                    .statusCode(200);
        }
        FeedWriter.settled(feed, 3);
        String ofOne = bearer(keys.text("027", Scope.READ));

        for (String path : List.of("/events", "/events?store=027", "/events?store=store_027&limit=10")) {
            given().header("Authorization", ofOne)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("events.store_id", equalTo(List.of("027")));
        }
        given().header("Authorization", bearer(keys.text(null, Scope.READ)))
                .get("/events")
                .then()
                .statusCode(200)
                .body("events.store_id", equalTo(List.of("012", "027", "012")));
    }

    @Test
    void aBodyIsWholeThoughItsKeyHadToBeLookedUpFirst() throws SQLException {
        stores.of("012");
        String key = bearer(keys.text("012", Scope.WRITE));
        for (int i = 0; i < 5; i++) {
            known.forget();

            given().header("Authorization", key)
                    .contentType(ContentType.JSON)
                    .body(sales(4000))
                    .post("/events/012/sales")
                    .then()
                    .statusCode(200)
                    .body("stored", equalTo(4000));
        }

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("20000");
    }

    @Test
    void tooManyRequestsOfOneKeyWaitAndAnotherKeyDoesNot() {
        String busy = bearer(keys.text("012", Scope.READ));
        String calm = bearer(keys.text("012", Scope.READ));
        Rule rule = rule("/events");

        for (int i = 0; i < KeysAsked.BURST; i++) {
            send(rule, "012", busy).statusCode(not(429));
        }
        // On a slow machine some more are earned meanwhile
        ValidatableResponse refused = Stream.generate(() -> send(rule, "012", busy))
                .limit(500)
                .filter(answer -> answer.extract().statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.header("Retry-After", equalTo("1"))
                .contentType("application/problem+json")
                .body("detail", containsString("1 requests a second, 30 at once"));
        send(rule, "012", calm).statusCode(not(429));
    }

    @Test
    void theProcessKeyHasNoLimit() {
        Set<Integer> statuses = IntStream.range(0, 2 * KeysAsked.BURST)
                .mapToObj(i -> send(rule("{store_id}/sales"), "012", bearer(KeysAsked.PROCESS_KEY))
                        .extract()
                        .statusCode())
                .collect(Collectors.toSet());

        assertThat(statuses).doesNotContain(429);
    }

    @Test
    void whileTheDatabaseIsAwayTheKeysReadBeforeServeOn() throws Exception {
        String key = bearer(keys.text("012", Scope.ADMIN));
        Rule rotate = rule("/rotate");
        // A body that is no rotation is refused before the database is asked.
        send(rotate, "012", key).statusCode(400);
        rows.run("alter table ingest.api_keys rename to away");
        try {
            Thread.sleep(400);
            send(rotate, "012", key).statusCode(400);
            send(rotate, "012", bearer(KeyText.random().whole())).statusCode(401);

            // And where something was revoked meanwhile, nobody is let in unseen
            known.forget();
            send(rotate, "012", key).statusCode(503).header("Retry-After", equalTo("1"));
        } finally {
            rows.run("alter table ingest.away rename to api_keys");
        }
        send(rotate, "012", key).statusCode(400);
    }
}
