package kitchensync.kitchenui.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QueuePageIT {

    private static final Instant SLOT_START = Slot.startOf(TestTime.START);

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @BeforeEach
    void start() {
        clock.moveTo(TestTime.START);
        serving.clear();
    }

    private static RequestSpecification visit() {
        return given().redirects().follow(false);
    }

    private static ValidatableResponse get(String path) {
        return visit().get(path).then();
    }

    private static RequestSpecification tap(String item, Instant slotStart) {
        return visit().formParam("item", item).formParam("slot_start", slotStart.toString());
    }

    private static ValidatableResponse done(String item, Instant slotStart) {
        return tap(item, slotStart)
                .formParam("quantity", 4)
                .post("/stores/012/done")
                .then();
    }

    @Test
    void homeLeadsToTheFirstStoreOrTheRememberedOne() {
        get("/").statusCode(303).header("Location", endsWith("/stores/012"));
        visit().cookie("kitchensync_store", "103")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/stores/103"));
        visit().cookie("kitchensync_store", "../evil").get("/").then().header("Location", endsWith("/stores/012"));
        get("/stores/103").statusCode(200).cookie("kitchensync_store", "103");
        get("/stores?store=027").statusCode(303).header("Location", endsWith("/stores/027"));
    }

    @Test
    void anUnknownStoreGetsAPageThatListsTheStores() {
        get("/stores/999")
                .statusCode(404)
                .contentType("text/html")
                .body(allOf(containsString("There is no store 999"), containsString("href=\"/stores/147\"")));
        get("/stores/%3Cscript%3E").statusCode(404).body(not(containsString("<script>")));
        get("/stores/999/queue").statusCode(404);
    }

    @Test
    void beforeThereIsAPlanThePageIsCalm() {
        get("/stores/012")
                .statusCode(200)
                .body(allOf(
                        containsString("No plan yet"),
                        containsString("Making history: 3 of 42 days"),
                        containsString("Starting Postgres (done)")));
    }

    @Test
    void whenTheTablesCannotBeReadAPersonIsToldSoWithoutAStackTrace() {
        serving.run("alter table serving.plan rename to plan_away");
        try {
            get("/stores/012")
                    .statusCode(503)
                    .contentType("text/html")
                    .header("Content-Security-Policy", containsString("default-src 'self'"))
                    .body(allOf(
                            containsString("cannot be read right now"),
                            not(containsString("PgException")),
                            not(containsString("serving.plan"))));
        } finally {
            serving.run("alter table serving.plan_away rename to plan");
        }
    }

    @Test
    void thePageShowsThePlanAndAllowsNothingFromElsewhere() {
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "Sells 8 by 09:15");

        get("/stores/012")
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", "no-store")
                .body(allOf(
                        containsString("<h3>Hot Dog</h3>"),
                        containsString("Sells 8 by 09:15"),
                        containsString("07:15–07:30"),
                        not(containsString("Weekly plan"))));
        get("/stores/027/queue").body(not(containsString("Hot Dog")));
    }

    @Test
    void textFromTheTablesIsNeverTakenForHtml() {
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "<script>alert('x')</script> & \"more\"");

        get("/stores/012/queue")
                .body(allOf(
                        containsString("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"),
                        not(containsString("<script>"))));
        get("/stores/012?outcome=done&item=%3Cscript%3Ealert(1)").body(not(containsString("<script>alert")));
    }

    @Test
    void aDoubleTapIsOneMarkAndBothSayDone() {
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");

        done("HOT_DOG", SLOT_START)
                .statusCode(303)
                .header("Location", endsWith("/stores/012?outcome=done&item=HOT_DOG"));
        done("HOT_DOG", SLOT_START)
                .statusCode(303)
                .header("Location", endsWith("/stores/012?outcome=done&item=HOT_DOG"));

        assertThat(serving.count("done_marks")).isEqualTo(1);
        get("/stores/012?outcome=done&item=HOT_DOG")
                .body(allOf(containsString("Hot Dog is done."), containsString("data-done=\"HOT_DOG\"")));
        get("/stores/027").body(not(containsString("data-done")));
    }

    @Test
    void missesShowAsSoonAsIngestHasCountedThem() {
        // Given: a plan, and the totals of a run minutes ago.
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
        serving.total("012", "HOT_DOG", LocalDate.of(2026, 2, 12), 3, BigDecimal.TEN, 0, 1);
        get("/stores/012/queue").body(containsString("Missed today: 1<"));

        // When: in two slots of the local day, which began at 06:00 UTC, and outside of it and elsewhere.
        serving.counted("012", "HOT_DOG", Instant.parse("2026-02-12T06:00:00Z"), 2);
        serving.counted("012", "HOT_DOG", TestTime.START, 5);
        serving.counted("012", "HOT_DOG", Instant.parse("2026-02-12T05:45:00Z"), 100);
        serving.counted("012", "HOT_DOG", Instant.parse("2026-02-13T06:00:00Z"), 100);
        serving.counted("027", "HOT_DOG", TestTime.START, 100);

        // Then
        get("/stores/012/queue").body(containsString("Missed today: 7<"));
    }

    @Test
    void undoBringsTheCardBack() {
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
        done("HOT_DOG", SLOT_START);

        tap("HOT_DOG", SLOT_START).post("/stores/012/undo").then().statusCode(303);

        assertThat(serving.count("done_marks")).isZero();
        get("/stores/012/queue").body(containsString("data-key=\"HOT_DOG\""));
    }

    @Test
    void aTapForASlotThatHasPassedChangesNothing() {
        done("HOT_DOG", SLOT_START);
        clock.moveTo(TestTime.START.plusSeconds(15 * 60));

        done("BRAT", SLOT_START).statusCode(303).header("Location", endsWith("?outcome=passed&item=BRAT"));
        tap("HOT_DOG", SLOT_START)
                .post("/stores/012/undo")
                .then()
                .header("Location", endsWith("?outcome=passed&item=HOT_DOG"));

        assertThat(serving.count("done_marks")).isEqualTo(1);
        get("/stores/012?outcome=passed&item=BRAT").body(containsString("that slot has passed"));
    }

    @Test
    void aTapFromAnotherSiteIsRefused() {
        tap("HOT_DOG", SLOT_START)
                .header("Origin", "http://elsewhere.example")
                .formParam("quantity", 4)
                .post("/stores/012/done")
                .then()
                .statusCode(403);
        tap("HOT_DOG", SLOT_START)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/stores/012/undo")
                .then()
                .statusCode(403);

        assertThat(serving.count("done_marks")).isZero();
    }

    @Test
    void aBrokenFormIsToldSoInPlainWords() {
        for (String[] form : new String[][] {
            {"NO_SUCH_ITEM", SLOT_START.toString(), "4"},
            {"HOT_DOG", "yesterday", "4"},
            {"HOT_DOG", SLOT_START.plusSeconds(1).toString(), "4"},
            {"HOT_DOG", SLOT_START.toString(), "0"},
            {"HOT_DOG", SLOT_START.toString(), "4; drop table"},
        }) {
            visit().formParam("item", form[0])
                    .formParam("slot_start", form[1])
                    .formParam("quantity", form[2])
                    .post("/stores/012/done")
                    .then()
                    .statusCode(400)
                    .body(allOf(containsString("That did not work"), not(containsString("Exception"))));
        }
        assertThat(serving.count("done_marks")).isZero();
    }
}
