package kitchensync.ingest.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kitchensync.ingest.AtOnce;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlowStoreIT.FewAndQuick.class)
class SlowStoreIT {

    public static class FewAndQuick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size", "3",
                    "quarkus.datasource.reactive.additional-properties.statement_timeout", "3000",
                    "kitchensync.ingest.database-timeout", "PT2S",
                    "kitchensync.ingest.queue.store-events", "5");
        }
    }

    /** Of the store that never hangs: what was held up may still arrive at the other. */
    private static final String WITHOUT_PARTITIONS =
            "do $$ declare leaf regclass; begin for leaf in select inhrelid::regclass from pg_inherits"
                    + " where inhparent = 'store_027.events'::regclass loop execute 'drop table ' || leaf; end loop; end $$";

    @Inject
    AgroalDataSource database;

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    private static String sale(UUID id) {
        return "{\"event_id\":\"" + id + "\",\"item_id\":\"HOT_DOG\",\"quantity\":1,\"price\":2.79,"
                + "\"created_at\":\"2026-02-12T07:30:00Z\"}";
    }

    private static ValidatableResponse sell(String store, UUID id) {
        return given().contentType("application/json")
                .body(sale(id))
                .post("/events/" + store + "/sales")
                .then();
    }

    @Test
    void aStoreThatHangsHoldsNoOtherAndRefusesWhenItsQueueIsFull() throws Exception {
        UUID stuck = UUID.randomUUID();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            // Given a store whose table is locked, and more requests for it than its queue takes
            other.setAutoCommit(false);
            statement.execute("lock table store_012.event_head in access exclusive mode");
            var first = CompletableFuture.supplyAsync(() -> sell("012", stuck));
            Thread.sleep(300);
            var refused = new java.util.concurrent.ConcurrentLinkedQueue<String>();
            var waiting = CompletableFuture.runAsync(() -> AtOnce.run(
                    8,
                    i -> refused.add(sell("012", UUID.randomUUID())
                            .statusCode(503)
                            .header("Retry-After", "1")
                            .extract()
                            .path("title"))));

            // And requests with a key of their own, more than there are connections
            var named = CompletableFuture.runAsync(() -> AtOnce.run(
                    6,
                    i -> given().contentType("application/json")
                            .header("Idempotency-Key", "k" + i)
                            .body("[" + sale(UUID.randomUUID()) + "]")
                            .post("/events/012/sales")
                            .then()
                            .statusCode(503)));

            // Then another store does not notice
            IntStream.range(0, 20).forEach(i -> sell("027", UUID.randomUUID()).statusCode(200));

            named.get();
            first.get().statusCode(503).body("detail", containsString("send them again with the same event_id"));
            waiting.get();
            assertThat(refused).contains("Too busy", "Not confirmed");
            other.rollback();
        }

        // And the store takes events again, each once, also those that were not confirmed
        for (int i = 0; i < 40 && status(stuck) != 200; i++) {
            Thread.sleep(200);
        }
        sell("012", stuck).statusCode(200);
        assertThat(rows.of("select count(*) from store_012.events where event_id = '" + stuck + "'"))
                .containsExactly("1");
        assertThat(rows.of("select count(*) from store_027.events")).containsExactly("20");
    }

    private static int status(UUID id) {
        return sell("012", id).extract().statusCode();
    }

    @Test
    void aMonthWithoutAPartitionGetsOne() throws SQLException {
        rows.run(WITHOUT_PARTITIONS);

        sell("027", UUID.randomUUID()).statusCode(200);

        assertThat(rows.of("select count(*) from store_027.events")).containsExactly("1");
    }

    @Test
    void aNamedRequestGetsItsPartitionToo() throws SQLException {
        rows.run(WITHOUT_PARTITIONS);

        given().contentType("application/json")
                .header("Idempotency-Key", "first")
                .body(sale(UUID.randomUUID()))
                .post("/events/027/sales")
                .then()
                .statusCode(200);

        assertThat(rows.of("select count(*) from store_027.events")).containsExactly("1");
    }
}
