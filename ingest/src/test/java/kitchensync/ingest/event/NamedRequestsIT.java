package kitchensync.ingest.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedQueue;
import kitchensync.ingest.AtOnce;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NamedRequestsIT {

    /** Without event ids: only the key can tell that the second is the first again. */
    private static final String BATCH = """
        [{"item_id":"HOT_DOG","quantity":1,"price":2.79,"created_at":"2026-02-12T07:30:00Z"},
         {"item_id":"HOT_DOG","quantity":2,"price":2.79,"created_at":"2026-02-12T07:30:00Z"},
         {"item_id":"PIE","quantity":2,"price":2.79,"created_at":"2026-02-12T07:30:00Z"}]
        """;

    @Inject
    AgroalDataSource database;

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    private static Response post(String store, String key, String body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/events/" + store + "/sales");
    }

    @Test
    void theSameRequestAgainIsAnsweredTheSameAndStoredOnce() throws SQLException {
        Response first = post("012", "till-7/42", BATCH);
        Response again = post("012", "till-7/42", BATCH);

        first.then().statusCode(200).body("stored", equalTo(2)).body("rejected", equalTo(1));
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(rows.of("select count(*) from store_012.events")).containsExactly("2");
    }

    @Test
    void anEventThatWouldBeRefusedNowIsStillAnsweredAsItWas() throws SQLException {
        String sale = BATCH.substring(1, BATCH.indexOf("},") + 1);
        String gone = sale.replace("HOT_DOG", "GONE");
        Response first = post("012", "b", sale);
        first.then().statusCode(200);

        // When its answer was lost, and meanwhile it would not be taken any more
        rows.run("update store_012.idempotency_keys set request = sha256('\\001'::bytea || convert_to('%s', 'UTF8'))"
                .formatted(gone));

        assertThat(post("012", "b", gone).asString()).isEqualTo(first.asString());
        post("012", "c", gone).then().statusCode(422);
        assertThat(rows.of("select count(*) from store_012.idempotency_keys")).containsExactly("1");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws SQLException {
        post("012", "a", BATCH).then().statusCode(200);

        post("012", "a", BATCH.replace("\"quantity\":1", "\"quantity\":3"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("another request had this Idempotency-Key"));

        assertThat(rows.of("select sum(quantity) from store_012.events")).containsExactly("3");
    }

    @Test
    void anotherStoreMayHaveTheSameKey() {
        post("012", "a", BATCH).then().statusCode(200);
        post("027", "a", BATCH).then().statusCode(200).header("Idempotency-Replayed", equalTo(null));
    }

    @Test
    void aKeyThatAnotherProcessIsWorkingOnIsInFlight() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            // Given another process in the middle of its transaction
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('store_012 a', 1))");

            post("012", "a", BATCH)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .body("detail", containsString("is being worked on"));
            other.rollback();
        }

        post("012", "a", BATCH).then().statusCode(200).body("stored", equalTo(2));
    }

    @Test
    void manyAtOnceWithOneKeyStoreOnce() throws SQLException {
        var answers = new ConcurrentLinkedQueue<Integer>();

        AtOnce.run(12, i -> answers.add(post("012", "a", BATCH).statusCode()));

        assertThat(answers).isSubsetOf(200, 409).contains(200);
        assertThat(rows.of("select count(*) from store_012.events")).containsExactly("2");
    }

    @Test
    void aKeyIsForgottenAfterADay() throws SQLException {
        post("012", "a", BATCH).then().statusCode(200);
        rows.run("update store_012.idempotency_keys set used_at = used_at - interval '24 hours 1 second'");

        post("012", "a", BATCH.replace("\"quantity\":1", "\"quantity\":3"))
                .then()
                .statusCode(200);

        assertThat(rows.of("select count(*) from store_012.idempotency_keys")).containsExactly("1");
    }

    @Test
    void aRequestThatFailsLeavesItsKeyFree() throws SQLException {
        rows.run("alter table store_012.events rename to away");
        post("012", "a", BATCH).then().statusCode(503);
        rows.run("alter table store_012.away rename to events");

        post("012", "a", BATCH).then().statusCode(200).body("stored", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "umlaut-ä"})
    void aKeyIsShortVisibleText(String key) {
        post("012", key, BATCH).then().statusCode(400).body("detail", containsString("visible ASCII"));
    }
}
