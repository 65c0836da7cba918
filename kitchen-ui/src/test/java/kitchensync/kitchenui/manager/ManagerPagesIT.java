package kitchensync.kitchenui.manager;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Managers' pages over HTTP, on a real Postgres. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagerPagesIT extends FiveWeeksOfAStore {

    private static final int HEAVIEST = 100_000;
    private static final String UTF_8_MARK = "\uFEFF";

    @Inject
    ServingFixture serving;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stores/012/day",
                "/stores/012/day?date=2026-02-11&item=HOT_DOG",
                "/stores/012/plan",
                "/stores/012/plan/labels",
                "/stores/012/forecast/HOT_DOG",
                "/stores/012/waste?date=2026-02-11",
                "/stores/012/menu",
                "/chain",
                "/chain?sort=waste&page=1"
            })
    void aPageIsThereWithAndWithoutDataAndWeighsLittle(String address) {
        get(address).statusCode(200).body(containsString("No data yet"));

        busyStore();

        Response full = get(address)
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Server-Timing", startsWith("app;dur="))
                .body(containsString("Data up to 07:12"))
                .body(not(containsString("<script")))
                .extract()
                .response();
        assertThat(full.body().asByteArray().length).isLessThan(HEAVIEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stores/012/day",
                "/stores/012/day/items.csv",
                "/stores/012/plan/plan.csv",
                "/stores/012/forecast/HOT_DOG/calibration.csv",
                "/stores/012/waste/log.csv",
                "/chain/stores.csv"
            })
    void whatCannotBeReadIsToldToAPersonAlsoWhereAFileWasAskedFor(String address) {
        serving.run("alter schema serving rename to serving_gone");
        try {
            get(address)
                    .statusCode(503)
                    .contentType("text/html")
                    .body(containsString("The data cannot be read right now"));
        } finally {
            serving.run("alter schema serving_gone rename to serving");
        }
    }

    @Test
    void theDayShowsItsNumbersAndTheSameInTheFiles() {
        busyStore();

        // The fixture's Wednesday: 12 items of 1 to 5 units an hour for 16 hours
        get("/stores/012/day?date=2026-02-11")
                .body(containsString("Wed, Feb 11"))
                .body(containsString("$1,400.00"))
                .body(containsString("560 units"))
                .body(containsString("Costliest misses"))
                .body(containsString("the last 3 Wednesdays"));
        get("/stores/012/day/groups.csv?date=2026-02-11")
                .contentType("text/csv")
                .header("Content-Disposition", containsString("012-2026-02-11-groups.csv"))
                .body(startsWith(UTF_8_MARK + "Group,\"Sold, units\""))
                .body(containsString("Total,560,1400.00"));
        get("/stores/012/day/hours.csv?date=2026-02-11&item=HOT_DOG").body(containsString("06:00,"));
        get("/stores/012/day/nothing.csv").statusCode(404);
    }

    @Test
    void thePresentDayIsComparedUpToTheLastWholeHourAndPointsToYesterday() {
        busyStore();

        get("/stores/012/day")
                .body(containsString("so far"))
                .body(containsString("Yesterday: $1,400.00 of sales"))
                // At 07:16, each of these days by 07:00
                .body(containsString("As many units as the mean of the last 3 Thursdays by now"));
    }

    @Test
    void theLastQuarterOfADayIsNotOverBeforeMidnight() {
        busyStore();
        clock.moveTo(Instant.parse("2026-02-13T05:50:00Z"));
        get("/stores/012/day").body(containsString("so far")).body(containsString("Thursdays by now"));

        clock.moveTo(Instant.parse("2026-02-13T06:00:00Z"));
        get("/stores/012/day?date=2026-02-12").body(not(containsString("so far")));
    }

    @Test
    void aDayThatIsNotThereSaysWhy() {
        busyStore();

        get("/stores/012/day?date=2026-02-13").body(containsString("This day has not begun"));
        get("/stores/012/day?date=2025-02-13").body(containsString("Nothing is known of this day"));
        get("/stores/012/day?date=yesterday").statusCode(400).body(containsString("Write the date as 2026-02-12."));
        get("/stores/999/day")
                .statusCode(404)
                .body(containsString("There is no store 999"))
                // A list that every manager may see
                .body(containsString("href=\"/stores?page=day\""));
        get("/stores/012/day?item=NOTHING").statusCode(404);
    }

    @Test
    void howeverManySuchDaysAreAskedForTheOthersAreShown() {
        for (int i = 0; i < 40; i++) {
            get("/stores/012/plan?date=2026-02-30").statusCode(400);
        }
        get("/stores/012/plan").statusCode(200);
    }

    @Test
    void theForecastShowsItsOddsAndHowOftenTheyHeld() {
        busyStore();

        get("/stores/012/forecast").statusCode(303);
        get("/stores/012/forecast/HOT_DOG?date=2026-02-11")
                .body(containsString("<polygon class=\"p95\""))
                .body(containsString("Forecast by model 0c5a4d1f2b3e."))
                .body(containsString("Off by "));
        String held =
                get("/stores/012/forecast/HOT_DOG/calibration.csv").extract().asString();
        assertThat(held.lines().toList()).hasSize(4);
        assertThat(held).contains("95 of 100 hours,95,");
        get("/stores/012/forecast/HOT_DOG?date=2026-03-12").body(containsString("There is no forecast for this item"));
    }

    @Test
    void anItemOfWhateverNameIsLinkedTo() {
        busyStore();
        days.run("update serving.item_days set item_id = '1/2 & #1 50%' where item_id = 'EGG_ROLL'");
        days.run("update serving.plan_days set item_id = '1/2 & #1 50%' where item_id = 'EGG_ROLL'");
        String part = "1%2F2%20%26%20%231%2050%25";

        get("/stores/012/day?date=2026-02-11").body(containsString("&amp;item=" + part + "#hours\""));
        get("/stores/012/plan").body(containsString("/forecast/" + part + "?date=2026-02-13\""));
        given().urlEncodingEnabled(false)
                .get("/stores/012/forecast/" + part)
                .then()
                .statusCode(404)
                .body(containsString("There is no item 1/2 &amp; #1 50%"));
    }

    @Test
    void theWasteLogHasEachWasteAndItsReason() {
        busyStore();

        get("/stores/012/waste?date=2026-02-11")
                .body(org.hamcrest.Matchers.either(containsString("past its hold time"))
                        .or(containsString("no reason given")))
                .body(containsString("21:10"));
        get("/stores/012/waste/log.csv?date=2026-02-11").body(startsWith(UTF_8_MARK + "Time,Item,Units"));
        get("/stores/012/waste?date=2026-02-12").body(containsString("Nothing was thrown away"));
    }

    @Test
    void theWasteLogSaysWhatItDoesNotKeepInsteadOfNothing() {
        busyStore();

        get("/stores/012/waste?date=2026-02-11")
                .body(containsString("By reason, seven days"))
                .body(containsString("rel=\"prev\""));
        get("/stores/012/waste?date=2026-02-10")
                .body(containsString("By reason, this day"))
                .body(not(containsString("seven days")));
        get("/stores/012/waste/week.csv?date=2026-02-10").statusCode(404);
        get("/stores/012/waste?date=2026-02-05")
                .body(containsString("Each waste"))
                .body(not(containsString("rel=\"prev\"")));
        get("/stores/012/waste?date=2026-02-04")
                .body(containsString("not kept any more"))
                .body(not(containsString("Nothing was thrown away")));
        get("/stores/012/waste/log.csv?date=2026-02-04").statusCode(404);
    }

    @Test
    void theMenuHasPricesSaleDaysAndTimes() {
        String csv = get("/stores/012/menu/kitchen.csv").extract().asString();
        List<String> hotDog = Arrays.asList(csv.lines()
                .filter(line -> line.startsWith("Hot Dog"))
                .findFirst()
                .orElseThrow()
                .split(","));

        // Thursday is one of its sale days
        assertThat(hotDog).contains("1.69", "2.79", "0.75", "240");
        // Pizza: an hour and a half
        get("/stores/012/menu")
                .body(containsString("<td class=\"number\">1 h 30 min</td>"))
                .body(containsString(">4 h<"));
        get("/stores/012/menu/other.csv").body(containsString("Retired"));
    }

    @Test
    void theChainListsItsStoresWorstFirstAndLeadsToTheirDays() {
        days.storeDay("012", DayFixture.TODAY.minusDays(1), 900, 2000, 60, 40);
        days.storeDay("061", DayFixture.TODAY.minusDays(1), 100, 200, 30, 10);

        String page =
                get("/chain").body(containsString("Wed, Feb 11")).extract().asString();

        assertThat(page.indexOf("South Wisconsin 061")).isLessThan(page.indexOf("West Wisconsin 012"));
        assertThat(page).contains("/stores/061/day?date=2026-02-11", "061 20.0 % ✗", "10 stores have no data");
        get("/chain/stores.csv?sort=sales")
                .body(startsWith(UTF_8_MARK + "Store,Region"))
                .body(containsString("All stores,,2200.00"));
        get("/chain?date=2026-02-11&page=x&sort=y").statusCode(200).body(not(equalTo("")));
    }
}
