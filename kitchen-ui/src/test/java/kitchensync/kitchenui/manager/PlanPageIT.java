package kitchensync.kitchenui.manager;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** The plan's page, and what managers write on it, on a real Postgres. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlanPageIT extends FiveWeeksOfAStore {

    @Test
    void tomorrowsPlanIsByPartOfTheDayWithItsPar() {
        busyStore();

        get("/stores/012/plan").body(containsString("Plan for Fri, Feb 13")).body(containsString("Breakfast 04–10"));
        String csv = get("/stores/012/plan/sheet.csv").extract().asString();
        // A hot dog's five units in every other quarter from 6 to 22: 8 + 8 + 6 + 10 quarters
        assertThat(csv.lines()
                        .filter(line -> line.startsWith("Hot Dog"))
                        .findFirst()
                        .orElseThrow())
                .isEqualTo("Hot Dog,5,8,2,8,2,6,2,10,2,0,0,32,");
        get("/stores/012/plan/labels").body(containsString("Labels for Fri, Feb 13"));
        get("/stores/012/plan/week.csv").body(containsString("\"Sat, Feb 14\""));
    }

    @Test
    void anOverrideIsKeptShownEndedAndHeldAgainstWhatCame() {
        busyStore();

        // When
        post(
                        "/stores/012/plan/overrides",
                        "item",
                        "BRAT",
                        "kind",
                        "less",
                        "percent",
                        "30",
                        "reason",
                        "=cmd()",
                        "who",
                        "Ana",
                        "until",
                        "2026-02-13",
                        "date",
                        "2026-02-14")
                .statusCode(303)
                .header("Location", containsString("/stores/012/plan?date=2026-02-14&said=override#overrides"));

        // Then
        get("/stores/012/plan")
                .body(containsString("Brat: −30 %"))
                .body(containsString("=cmd()"))
                .body(containsString("Sat, Feb 14, 00:00"));
        get("/stores/012/plan/overrides.csv").body(containsString("'=cmd()"));
        get("/stores/012/plan/effects.csv").body(containsString("2026-02-11,Brat,"));
        get("/stores/012/plan?date=2026-02-14").body(not(containsString("−30 %, Ana")));
        get("/stores/012/plan?date=2026-02-13").body(containsString("−30 %, Ana"));

        // When it is ended, by somebody of another store and by one of this
        String id = get("/stores/012/plan").extract().asString().replaceAll("(?s).*plan/overrides/(\\d+)/end.*", "$1");
        post("/stores/027/plan/overrides/" + id + "/end", "who", "Bo").statusCode(404);
        get("/stores/012/plan").body(containsString("Brat: −30 %"));
        post("/stores/012/plan/overrides/" + id + "/end", "who", "Ana").statusCode(303);
        // A second tap, which changes nothing any more
        post("/stores/012/plan/overrides/" + id + "/end", "who", "Bo").statusCode(303);

        // Then
        get("/stores/012/plan").body(not(containsString("Brat: −30 %")));
        assertThat(days.count("plan_overrides", "ended_by = 'Ana'")).isEqualTo(1);
    }

    @Test
    void ofTwoOverridesThePageSaysWhichCountsAndWhenTheOther() {
        busyStore();
        override("BRAT", "less", "2026-02-15");
        get("/stores/012/plan?said=override").body(not(containsString("in place of an older one")));
        override("", "never", "2026-02-13");

        get("/stores/012/plan?said=override").body(containsString("in place of an older one"));
        assertThat(get("/stores/012/plan/overrides.csv").extract().asString().lines())
                .anyMatch(line -> line.startsWith("All items,none,yes,"))
                .anyMatch(
                        line -> line.startsWith(
                                "Brat,−30 %,\"from Sat, Feb 14, 00:00 on; until then “All items: none” (Ana), which is newer\","));

        override("BRAT", "more", "2026-02-15");

        assertThat(get("/stores/012/plan/overrides.csv").extract().asString().lines())
                .anyMatch(line -> line.startsWith("All items,none,\"yes, but not for Brat, which has a newer one\","))
                .anyMatch(line -> line.startsWith("Brat,−30 %,no: “Brat: +30 %” (Ana) is newer,"));
    }

    private static void override(String item, String kind, String until) {
        post(
                        "/stores/012/plan/overrides",
                        "item",
                        item,
                        "kind",
                        kind,
                        "percent",
                        "30",
                        "reason",
                        "road works",
                        "who",
                        "Ana",
                        "until",
                        until)
                .statusCode(303);
    }

    @Test
    void anOverrideIsOfferedForTheDayThatIsLookedAt() {
        busyStore();

        get("/stores/012/plan?date=2026-02-15")
                .body(containsString("name=\"until\" type=\"date\" required value=\"2026-02-15\""))
                .body(containsString("name=\"date\" value=\"2026-02-15\""));
        get("/stores/012/plan?date=2026-02-10").body(containsString("required value=\"2026-02-12\""));
    }

    @Test
    void aMinimumIsSetAndTakenAway() {
        post("/stores/012/plan/minimums", "item", "BRAT", "part", "lunch", "units", "4", "who", "Ana")
                .statusCode(303);
        get("/stores/012/plan/minimums.csv").body(containsString("Brat,\"lunch, 10:00–22:00\",4,Ana"));

        post("/stores/012/plan/minimums", "item", "BRAT", "part", "lunch", "units", "0", "who", "Ana");
        get("/stores/012/plan").body(containsString("No minimum is set"));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheRemedy() {
        String overrides = "/stores/012/plan/overrides";
        post(overrides, "kind", "less", "percent", "100", "reason", "r", "who", "w", "until", "2026-02-13")
                .statusCode(400)
                .body(containsString("from 1 to 99"));
        post(overrides, "kind", "never", "reason", " ", "who", "w", "until", "2026-02-13")
                .statusCode(400)
                .body(containsString("Say why"));
        post(overrides, "kind", "never", "reason", "r", "who", "w", "until", "2026-02-11")
                .statusCode(400);
        post(overrides, "item", "NOTHING", "kind", "never", "reason", "r", "who", "w", "until", "2026-02-13")
                .statusCode(400);
        post("/stores/999/plan/overrides", "kind", "never").statusCode(404);
        post("/stores/012/plan/minimums", "item", "BRAT", "part", "tea", "units", "1", "who", "w")
                .statusCode(400);
        assertThat(days.count("plan_overrides", "true")).isZero();
    }

    @Test
    void aReasonThatIsMuchTooLongIsRefusedWithItsLimit() {
        post(
                        "/stores/012/plan/overrides",
                        "kind",
                        "never",
                        "reason",
                        "ñ".repeat(5_000),
                        "who",
                        "w",
                        "until",
                        "2026-02-13")
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("At most 200 letters"));
    }

    @Test
    void anOverrideThatThereIsNotCannotBeEnded() {
        post("/stores/012/plan/overrides/999999/end", "who", "Ana")
                .statusCode(404)
                .body(allOf(
                        containsString("There is no override 999999"), containsString("href=\"/stores/012/plan\"")));
    }

    @Test
    void noOtherSiteSpeaksForAManager() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("who", "x")
                .post("/stores/012/plan/minimums")
                .then()
                .statusCode(403)
                .body(containsString("Not from here"));
    }
}
