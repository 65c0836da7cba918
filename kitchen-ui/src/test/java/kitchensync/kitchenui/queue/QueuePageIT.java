package kitchensync.kitchenui.queue;

import static io.restassured.RestAssured.given;
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
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QueuePageIT {

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
    void anotherStoreIsChosenFromTheListAndTheTabletsQueueStays() {
        get("/stores/027?queue=kitchen").body(containsString("<a href=\"/stores\">Another store</a>"));
        visit().cookie("kitchensync_queue", "kitchen")
                .get("/stores")
                .then()
                .body(containsString("<a href=\"/stores/034?queue=kitchen\">"));
        get("/stores").body(containsString("<a href=\"/stores/034\">"));
    }

    @Test
    void whatAManagerWantsNoneOfIsSaidWithoutACard() {
        String says = ": expect 4.1 until 12:45, nothing on hand, a miss costs 1.79 and a throw-away 1.20; Ann says ";
        serving.plan("012", "BRAT", TestTime.START, true, 0, 8.0, "0" + says + "none (recall <1>), otherwise 6");
        serving.plan("012", "HOT_DOG", TestTime.START, true, 0, 8.0, "0" + says + "99 % less (rain), otherwise 6");

        get("/stores/012")
                .body(allOf(
                        containsString("data-stopped=\"BRAT\""),
                        containsString("not today: recall &lt;1&gt;, by Ann"),
                        not(containsString("data-stopped=\"HOT_DOG\"")),
                        not(containsString("data-key=\"BRAT\""))));
        visit().cookie("kitchensync_language", "es")
                .get("/stores/012")
                .then()
                .body(containsString("hoy no: recall &lt;1&gt;, de Ann"));
    }

    @Test
    void aTabletRemembersItsStoreAndQueueItsLanguageAndItsLook() {
        get("/stores?store=027&queue=chicken&language=es&look=night")
                .statusCode(303)
                .header("Location", endsWith("/stores/027?queue=chicken"))
                .cookie("kitchensync_queue", "chicken")
                .cookie("kitchensync_language", "es")
                .cookie("kitchensync_look", "night");
        visit().cookie("kitchensync_store", "027")
                .cookie("kitchensync_queue", "chicken")
                .get("/")
                .then()
                .header("Location", endsWith("/stores/027?queue=chicken"));
        serving.plan("027", "3PC_TENDERS", TestTime.START, true, 5, 8.0, "why");
        visit().cookie("kitchensync_language", "es")
                .cookie("kitchensync_look", "night")
                .get("/stores/027?queue=chicken")
                .then()
                .body(allOf(
                        containsString("<html lang=\"es\" data-look=\"night\">"),
                        containsString("Pollo</h2>"),
                        not(containsString("Cocina</h2>"))));
        visit().header("Accept-Language", "es-MX,es;q=0.9,en;q=0.8")
                .get("/stores/027")
                .then()
                .body(containsString("lang=\"es\""));
        visit().header("Accept-Language", "de").get("/stores/027").then().body(containsString("lang=\"en\""));
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
        serving.dataUpTo(TestTime.START.minusSeconds(240));

        get("/stores/012")
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", "no-store")
                .body(allOf(
                        containsString("<h3>Hot Dog</h3>"),
                        containsString("Sells 8 by 09:15"),
                        containsString("07:15–07:30"),
                        containsString("Data up to 07:12"),
                        containsString("Plan of 07:16"),
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
        get("/stores/012?outcome=done&act=%22%3E%3Cscript%3Ealert(1)&item=HOT_DOG")
                .body(allOf(containsString("Hot Dog is done."), not(containsString("<script>alert"))));
    }

    @Test
    void missesShowAsSoonAsIngestHasCountedThem() {
        // Given: a plan, the totals of a run minutes ago, and what was counted before: the local day began at 06:00
        // UTC.
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
        serving.total("012", "HOT_DOG", LocalDate.of(2026, 2, 12), 3, BigDecimal.TEN, 0, 1);
        serving.counted("012", "HOT_DOG", Instant.parse("2026-02-12T05:45:00Z"), 100);
        get("/stores/012/queue").body(containsString("Missed today: 1<"));
        clock.moveTo(TestTime.START.plusSeconds(900));
        serving.plan("012", "HOT_DOG", clock.instant(), true, 5, 8.0, "why");
        serving.counted("012", "HOT_DOG", Instant.parse("2026-02-12T06:00:00Z"), 2);
        get("/stores/012/queue").body(containsString("Missed today: 2<"));

        // When: in this slot and the one before, and elsewhere.
        serving.counted("012", "HOT_DOG", TestTime.START, 4);
        serving.counted("012", "HOT_DOG", clock.instant(), 1);
        serving.counted("027", "HOT_DOG", TestTime.START, 100);

        // Then
        get("/stores/012/queue").body(containsString("Missed today: 7<"));
    }

    @Test
    void theNextHourAndTheRestOfTheDayAreOfSlotsToCome() {
        serving.plan("012", "HOT_DOG", TestTime.START.minusSeconds(900), false, 50, 8.0, "why");
        serving.plan("012", "HOT_DOG", TestTime.START, false, 5, 8.0, "why");
        serving.plan("012", "HOT_DOG", TestTime.START.plusSeconds(2700), false, 2, 8.0, "why");
        serving.plan("012", "HOT_DOG", TestTime.START.plusSeconds(3600), false, 100, 8.0, "why");

        serving.plan("012", "CHEESEBURGER", TestTime.START.plusSeconds(2700), false, 10, 8.0, "not cooked yet");

        get("/stores/012/queue").body(containsString("Next hour 17, rest of day 117<"));
    }

    @Test
    void beforeMidnightOnSundayTheNextHourGoesOnInTheNewWeek() {
        Instant late = Instant.parse("2026-02-16T05:46:00Z");
        clock.moveTo(late);
        serving.plan("012", "HOT_DOG", late, false, 5, 8.0, "why");
        serving.plan("012", "HOT_DOG", late.plusSeconds(900), false, 3, 8.0, "why");
        serving.plan("012", "HOT_DOG", late.plusSeconds(2700), false, 2, 8.0, "why");
        serving.plan("012", "HOT_DOG", late.plusSeconds(3600), false, 100, 8.0, "why");

        get("/stores/012/queue").body(containsString("Next hour 10, rest of day 5<"));
    }

    @Test
    void itCanBeInstalledAndItsWorkerLooksAfterAllPages() {
        visit().get("/kitchen-ui/app.webmanifest").then().statusCode(200).body(containsString("\"start_url\": \"/\""));
        visit().get("/sw.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .body(allOf(containsString("/kitchen-ui/board.js?v="), not(containsString("FILES */"))));
        for (String icon : new String[] {"icon.svg", "icon-192.png", "icon-512.png"}) {
            visit().get("/kitchen-ui/" + icon).then().statusCode(200);
        }
    }
}
