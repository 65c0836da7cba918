package kitchensync.ingest.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import kitchensync.ingest.AtOnce;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BatchIT {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String AT = "\"created_at\":\"2026-02-12T13:30:00Z\"";

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012");
    }

    private static ValidatableResponse post(String path, String type, String body) {
        return given().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private static String sale(UUID id, int quantity) {
        return "{\"event_id\":\"" + id + "\",\"item_id\":\"HOT_DOG\",\"quantity\":" + quantity + ",\"price\":2.79," + AT
                + "}";
    }

    private static String sales(int count, String before, String between, String after) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> sale(UUID.randomUUID(), i))
                .collect(Collectors.joining(between, before, after));
    }

    @Test
    void anArrayIsStoredInItsOrderAndAnsweredEventByEvent() throws SQLException {
        post("/events/012/sales", JSON, sales(3, "[", ",", "]"))
                .statusCode(200)
                .body("stored", equalTo(3))
                .body("results.result", equalTo(List.of("stored", "stored", "stored")));

        assertThat(rows.of("select seq, quantity from store_012.sales_events order by seq"))
                .containsExactly("1|1", "2|2", "3|3");
    }

    @Test
    void aBadEventDoesNotKeepItsNeighboursOut() throws SQLException {
        String bad = "{\"item_id\":\"PIE\",\"quantity\":1,\"price\":1," + AT + "}";

        post(
                        "/events/012/sales",
                        JSON,
                        "[" + sale(UUID.randomUUID(), 1) + "," + bad + ",7,[[]],{\"quantity\":{\"a\":[1]}},"
                                + sale(UUID.randomUUID(), 2) + "]")
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("rejected", equalTo(4))
                .body("results[1].problem", containsString("'PIE' is not on the menu"))
                .body("results[2].problem", containsString("must be a JSON object"))
                .body("results[4].problem", containsString("quantity must be a plain value"));

        assertThat(rows.of("select quantity from store_012.sales_events order by seq"))
                .containsExactly("1", "2");
    }

    @Test
    void aBrokenLineIsRejectedAloneAndABlankOneIsNone() throws SQLException {
        post(
                        "/events/012/sales",
                        LINES,
                        sale(UUID.randomUUID(), 1) + "\n{\"quan\n\n" + sale(UUID.randomUUID(), 2) + "\r\n")
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("rejected", equalTo(1))
                .body("results", hasSize(3));

        assertThat(rows.of("select count(*) from store_012.sales_events")).containsExactly("2");
    }

    @Test
    void brokenJsonStoresNothingOfTheArray() throws SQLException {
        post("/events/012/sales", JSON, "[" + sale(UUID.randomUUID(), 1) + ",{\"quantity\"")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no valid JSON at line 1"));

        assertThat(rows.of("select count(*) from store_012.events")).containsExactly("0");
    }

    @Test
    void anIdThatComesTwiceInABatchIsStoredOnce() throws SQLException {
        UUID id = UUID.randomUUID();

        post("/events/012/sales", JSON, "[" + sale(id, 1) + "," + sale(id, 1) + "]")
                .body("stored", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("results[1].result", equalTo("duplicate"));
        post("/events/012/sales", JSON, "[" + sale(UUID.randomUUID(), 2) + "," + sale(id, 1) + "]")
                .body("results.result", equalTo(List.of("stored", "duplicate")));

        assertThat(rows.of("select seq, quantity from store_012.events order by seq"))
                .containsExactly("1|1", "2|2");
    }

    @Test
    void anIdIsTakenForEveryTypeOfEvent() throws SQLException {
        UUID id = UUID.randomUUID();

        post("/events/012/sales", JSON, sale(id, 1)).body("result", equalTo("stored"));
        post("/events/012/waste", JSON, "{\"event_id\":\"" + id + "\",\"item_id\":\"BRAT\",\"quantity\":1," + AT + "}")
                .body("result", equalTo("duplicate"));

        assertThat(rows.of("select type from store_012.events")).containsExactly("sale");
    }

    @Test
    void aMixedBatchHasEveryType() throws SQLException {
        UUID sale = UUID.randomUUID();
        String lines = String.join(
                "\n",
                "{\"type\":\"sale\"," + sale(sale, 2).substring(1),
                "{\"type\":\"waste\",\"item_id\":\"BRAT\",\"quantity\":1,\"reason\":\"dropped\"," + AT + "}",
                "{\"type\":\"stockout\",\"item_id\":\"BRAT\",\"quantity_requested\":2," + AT + "}",
                "{\"type\":\"cooked\",\"item_id\":\"BRAT\",\"quantity\":8," + AT + "}",
                "{\"type\":\"correction\",\"corrects\":\"" + sale + "\",\"item_id\":\"HOT_DOG\",\"quantity\":0," + AT
                        + "}",
                "{\"type\":\"refund\",\"item_id\":\"BRAT\",\"quantity\":8," + AT + "}");

        post("/events/012", LINES, lines)
                .statusCode(200)
                .body("stored", equalTo(5))
                .body("results[5].problem", containsString("type must be sale, waste"));

        assertThat(rows.of("select type, quantity, reason, corrects is not null from store_012.events order by seq"))
                .containsExactly(
                        "sale|2|null|f",
                        "waste|1|dropped|f",
                        "stockout|2|null|f",
                        "cooked|8|null|f",
                        "correction|0|null|t");
        assertThat(rows.of("select corrects, quantity, price from store_012.sale_corrections"))
                .containsExactly(sale + "|0|null");
    }

    @Test
    void gzipIsUnpacked() throws SQLException, IOException {
        given().contentType(LINES)
                .header("Content-Encoding", "gzip")
                .body(gzip(sales(1_000, "", "\n", "").getBytes(StandardCharsets.UTF_8)))
                .post("/events/012/sales")
                .then()
                .statusCode(200)
                .body("stored", equalTo(1_000));

        assertThat(rows.of("select count(*), sum(quantity) from store_012.sales_events"))
                .containsExactly("1000|500500");
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIsRefused() throws IOException {
        given().contentType(LINES)
                .header("Content-Encoding", "gzip")
                .body(gzip(new byte[50_000_000]))
                .post("/events/012/sales")
                .then()
                .statusCode(413)
                .body("detail", containsString("unpacked too"));
    }

    @Test
    void anotherEncodingIsNotGuessed() {
        given().contentType(JSON)
                .header("Content-Encoding", "br")
                .body(sale(UUID.randomUUID(), 1))
                .post("/events/012/sales")
                .then()
                .statusCode(415)
                .body("detail", containsString("must be gzip"));
    }

    @Test
    void aBatchHasALimit() throws SQLException {
        String event = "{\"item_id\":\"BRAT\",\"quantity\":1," + AT + "}\n";

        post("/events/012/cooked", LINES, event.repeat(5_001))
                .statusCode(413)
                .body("detail", containsString("at most 5000 events"));

        assertThat(rows.of("select count(*) from store_012.events")).containsExactly("0");
        post("/events/012/cooked", LINES, event.repeat(5_000)).statusCode(200).body("stored", equalTo(5_000));
    }

    @Test
    void requestsThatComeTogetherShareTransactions() throws SQLException {
        // Given forty requests at once for a store
        AtOnce.run(
                40,
                i -> post("/events/012/sales", JSON, sale(UUID.randomUUID(), 1))
                        .statusCode(200)
                        .body("result", equalTo("stored")));

        List<String> commits = rows.commits("012");
        assertThat(commits).hasSizeLessThanOrEqualTo(40);
        assertThat(commits.getLast()).matches(last -> last(last) == 40, "the last commit ends with the fortieth event");
    }

    /** The last seq of a commit, {@code first_seq|events}. */
    private static int last(String commit) {
        String[] parts = commit.split("\\|");
        return Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]) - 1;
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
