package kitchensync.ingest.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import kitchensync.ingest.AtOnce;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventsIT {

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027", "034");
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    static String sale(String id, int quantity) {
        return """
            {"event_id":"%s","item_id":"HOT_DOG","quantity":%d,"price":2.79,"created_at":"2026-02-12T07:30:00-06:00"}
            """.formatted(id, quantity);
    }

    @Test
    void thePredecessorsClientWorksUnchanged() throws SQLException {
        // Given no event_id, the schema's name for the store, and a time without offset
        String sale = """
            {"item_id":"HOT_DOG","quantity":2,"price":2.79,"created_at":"2026-02-12T07:30:00.123456"}""";

        post("/events/store_012/sales", sale)
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("store_id", equalTo("012"));

        assertThat(rows.of(
                        "select item_id, quantity, price, created_at at time zone 'UTC' from store_012.sales_events"))
                .containsExactly("HOT_DOG|2|2.79|2026-02-12 13:30:00.123456");
    }

    @Test
    void everyKindOfEventIsStoredInItsTable() throws SQLException {
        String at = "\"created_at\":\"2026-02-12T13:30:00Z\"}";

        post("/events/012/waste", "{\"item_id\":\"BRAT\",\"quantity\":3,\"reason\":\"dropped\"," + at)
                .statusCode(200);
        post("/events/012/stockout", "{\"item_id\":\"BRAT\",\"quantity_requested\":2," + at)
                .statusCode(200);
        post("/events/012/cooked", "{\"item_id\":\"BRAT\",\"quantity\":8," + at).statusCode(200);

        assertThat(rows.of("select quantity, reason from store_012.waste_log")).containsExactly("3|dropped");
        assertThat(rows.of("select quantity_requested from store_012.stockout_events"))
                .containsExactly("2");
        assertThat(rows.of("select quantity from store_012.cooked_events")).containsExactly("8");
    }

    @Test
    void aRepeatedEventIsAcknowledgedAgainAndStoredOnce() throws SQLException {
        String id = UUID.randomUUID().toString();

        post("/events/012/sales", sale(id, 1)).statusCode(200).body("result", equalTo("stored"));
        post("/events/012/sales", sale(id, 1))
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("result", equalTo("duplicate"))
                .body("event_id", equalTo(id));

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("1");
    }

    @Test
    void storesThatShareOneConnectionStayApart() throws SQLException {
        String id = UUID.randomUUID().toString();

        // When two stores take turns on the one connection, a failed transaction between them, concurrently too
        AtOnce.run(40, i -> {
            post("/events/012/sales", sale(UUID.randomUUID().toString(), 1)).statusCode(200);
            post("/events/027/sales", sale(UUID.randomUUID().toString(), 2)).statusCode(200);
        });
        rows.run("alter table store_034.events rename to away");
        post("/events/034/sales", sale(id, 3)).statusCode(503);
        post("/events/027/sales", sale(id, 2)).statusCode(200);
        rows.run("alter table store_034.away rename to events");

        assertThat(rows.of("select quantity, count(*) from store_012.sales_events group by 1"))
                .containsExactly("1|40");
        assertThat(rows.of("select quantity, count(*) from store_027.sales_events group by 1"))
                .containsExactly("2|41");
        assertThat(rows.of("select count(*) from store_034.sales_events")).containsExactly("0");
    }

    @Test
    void aStoresRoleReachesNoOtherStore() throws SQLException {
        assertThat(rows.errorOf("set role store_012; select count(*) from store_027.sales_events"))
                .contains("permission denied");
        assertThat(rows.errorOf("set role store_012; delete from store_012.events"))
                .contains("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999", "012'; drop schema store_012 cascade; --", "..%2f012", "store_012\"", "public", "%00"})
    void anUnknownStoreIsNotFoundAndChangesNothing(String store) throws SQLException {
        given().urlEncodingEnabled(!store.contains("%"))
                .contentType(ContentType.JSON)
                .body(sale(UUID.randomUUID().toString(), 1))
                .post("/events/" + store.replace("/", "%2f") + "/sales")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404));

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("0");
    }

    @Test
    void theProblemDocumentNamesTheUnknownStore() {
        post("/events/999/sales", sale(UUID.randomUUID().toString(), 1))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Unknown store"))
                .body("detail", containsString("'999'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'item_id':'HOT_DOG','quantity':1,'price':2.79                                   | created_at is missing",
                "'item_id':'HOT_DOG','quantity':1,'created_at':'2026-02-12T07:30:00Z'            | price is missing",
                "'quantity':1,'price':2.79,'created_at':'2026-02-12T07:30:00Z'                   | item_id is missing",
                "'item_id':'PIE','quantity':1,'price':1,'created_at':'2026-02-12T07:30:00Z'      | 'PIE' is not on the",
                "'item_id':'HOT_DOG','quantity':0,'price':1,'created_at':'2026-02-12T07:30:00Z'  | from 1 to 1000",
                "'item_id':'HOT_DOG','quantity':1001,'price':1,'created_at':'2026-02-12T07:30:00Z' | from 1 to 1000",
                "'item_id':'HOT_DOG','quantity':1,'price':-1,'created_at':'2026-02-12T07:30:00Z' | price must be from 0",
                "'item_id':'HOT_DOG','quantity':1,'price':1.999,'created_at':'2026-02-12T07:30:00Z' | two decimals",
                "'item_id':'HOT_DOG','quantity':1,'price':1e99999,'created_at':'2026-02-12T07:30:00Z' | plain amount",
                "'item_id':'HOT_DOG','quantity':1,'price':1,'created_at':'2999-02-12T07:30:00Z'  | created_at must be from",
                "'item_id':'HOT_DOG','quantity':1,'price':1,'created_at':'1999-02-12T07:30:00Z'  | created_at must not be before",
                "'item_id':'HOT_DOG','quantity':1,'price':1,'created_at':'yesterday'             | must be ISO 8601",
            })
    void anImpossibleSaleIsRefusedWithItsReason(String fields, String reason) throws SQLException {
        post("/events/012/sales", "{" + fields.replace('\'', '"') + "}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString(reason));

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "3", "{", "{\"quantity\":2.5}", "{\"quantity\":99999999999}", "{\"event_id\":\"x\"}"
            })
    void aBrokenBodyIsTheSendersError(String body) {
        post("/events/012/sales", body).statusCode(org.hamcrest.Matchers.oneOf(400, 422));
    }

    @Test
    void aHugeBodyIsRefusedUnread() {
        post("/events/012/sales", "{\"item_id\":\"" + "x".repeat(5_000_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("4194304"));
    }

    @Test
    void controlCharactersDoNotReachTheDatabase() {
        post(
                        "/events/012/waste",
                        "{\"item_id\":\"BRAT\",\"quantity\":3,\"reason\":\"a\\u0000b\","
                                + "\"created_at\":\"2026-02-12T13:30:00Z\"}")
                .statusCode(422);
    }
}
