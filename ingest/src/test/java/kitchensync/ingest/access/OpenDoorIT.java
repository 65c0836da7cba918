package kitchensync.ingest.access;

import static io.restassured.RestAssured.given;
import static kitchensync.ingest.access.Calls.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without keys, for the programs of this machine; a web page that somebody has open on it is none of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenDoorIT {

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012");
    }

    private static RequestSpecification sale() {
        return given().contentType(ContentType.JSON).body(sales(1));
    }

    private void expectStored(String events) throws SQLException {
        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly(events);
    }

    @Test
    void aProgramOfThisMachineWritesAndReads() throws SQLException {
        sale().post("/events/012/sales").then().statusCode(200);
        sale().header("Host", "[::1]:8080").post("/events/012/sales").then().statusCode(200);
        given().get("/events").then().statusCode(200);

        expectStored("2");
    }

    @Test
    void aPageThatHasItsOwnNamePointAtThisMachineWritesNothing() throws SQLException {
        sale().header("Host", "evil.example:8080")
                .header("Origin", "http://evil.example:8080")
                .post("/events/012/sales")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("localhost"));

        expectStored("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/stream?since=bad", "/keys"})
    void aPageThatHasItsOwnNamePointAtThisMachineReadsNothing(String path) {
        given().header("Host", "evil.example").get(path).then().statusCode(403).body("title", equalTo("Not allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://evil.example",
        "Origin, null",
    })
    void whatThePageOfAnotherSiteSendsIsNotStored(String header, String value) throws SQLException {
        sale().header(header, value).post("/events/012/sales").then().statusCode(403);

        expectStored("0");
    }
}
