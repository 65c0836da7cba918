package kitchensync.kitchenui.queue;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
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

    @Inject
    Catalogue catalogue;

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
    void whatIsPastItsTimeStaysByWhatTheCountersHaveLeftOfIt() {
        // Given: five hot dogs that were to be thrown away at 07:06, and four cheeseburgers two hours before.
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(260 * 60), 5);
        serving.cooked("012", "CHEESEBURGER", TestTime.START.minusSeconds(250 * 60), 4);
        get("/stores/012/queue")
                .body(allOf(
                        containsString("Left over"),
                        containsString("<b>5</b> Hot Dog"),
                        containsString("discard 07:06")));

        // When
        serving.gone("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 3, 0);
        serving.gone("012", "CHEESEBURGER", TestTime.START.minusSeconds(7200), 0, 4);

        // Then: what comes that late counts from the next slot on.
        clock.moveTo(TestTime.START.plusSeconds(900));
        get("/stores/012/queue").body(allOf(containsString("<b>2</b> Hot Dog"), not(containsString("Cheeseburger"))));
        get("/stores/012?queue=kitchen").body(containsString("<b>2</b> Hot Dog"));
        visit().cookie("kitchensync_language", "es")
                .get("/stores/012/queue")
                .then()
                .body(containsString("Sobrante"));
    }

    @Test
    void ofAnItemThatIsAlwaysOnTheWarmerAllIsToldThatIsLeftAtClosing() {
        // Given: eight when the store opens at 05:00, and in each quarter up to 23:00 two are cooked and two are sold.
        Instant opens = Instant.parse("2026-02-12T11:00:00Z");
        Instant closes = Instant.parse("2026-02-13T05:00:00Z");
        serving.plan("027", "BRAT", TestTime.START, true, 5, 8.0, "why");
        serving.cooked("027", "HOT_DOG", opens, 8);
        for (Instant slot = opens.plusSeconds(900); slot.isBefore(closes); slot = slot.plusSeconds(900)) {
            serving.cooked("027", "HOT_DOG", slot, 2);
            serving.gone("027", "HOT_DOG", slot, 2, 0);
        }

        // When
        clock.moveTo(closes.plusSeconds(300));

        // Then: the last four batches.
        get("/stores/027/queue")
                .body(containsString("<b>2</b> Hot Dog <span class=\"quiet\">+6 later</span>"))
                .body(containsString("discard 02:10"));
    }

    @Test
    void aStoresPageIsSmallHoweverMuchIsOnTheWarmerAndSoAreItsFiles() {
        serving.busyMorning("012", TestTime.START);
        for (Item item : catalogue.activeItems()) {
            IntStream.range(2, 9)
                    .forEach(quarter ->
                            serving.cooked("012", item.id(), TestTime.START.minusSeconds(900L * quarter), 5));
        }
        serving.run("update serving.plan set on_hand = 30");

        String page = visit().get("/stores/012").asString();
        int files = Stream.of(page.split("\""))
                .filter(file -> file.startsWith("/kitchen-ui/") && !file.endsWith("png"))
                .mapToInt(file -> visit().get(file).asByteArray().length)
                .sum();

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).as("bytes").isLessThan(100_000);
        assertThat(files).as("bytes of its files, which the tablet keeps").isLessThan(45_000);
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
