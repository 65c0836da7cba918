package kitchensync.kitchenui.manager;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told instead of a page: why, and the way back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusedPagesIT extends FiveWeeksOfAStore {

    @ParameterizedTest
    @CsvSource({
        "/stores/012/day, 2026-02-30, 2026-02-30 is not a day",
        "/stores/012/day, 9999-12-31, Of 9999-12-31 nothing is kept",
        "/stores/012/waste, 1999-01-01, Of 1999-01-01 nothing is kept",
        "/stores/012/plan, 2026-13-01, 2026-13-01 is not a day",
        "/stores/012/forecast/HOT_DOG, 1999-01-01, Of 1999-01-01 nothing is kept",
        "/chain, yesterday, Write the date as 2026-02-12."
    })
    void aDayThatCannotBeShownSaysWhyAndLeadsBackToThePage(String page, String date, String why) {
        get(page + "?date=" + date)
                .statusCode(400)
                .body(allOf(
                        containsString("That day cannot be shown"),
                        containsString(why),
                        containsString("href=\"" + page + "\""),
                        not(containsString("That was not kept"))));
    }

    @Test
    void aFileOfSuchADayLeadsToItsPage() {
        get("/stores/012/day/items.csv?date=2026-02-30")
                .statusCode(400)
                .body(containsString("href=\"/stores/012/day\""));
        get("/chain/stores.csv?date=2026-02-30").statusCode(400).body(containsString("href=\"/chain\""));
    }

    @Test
    void suchADayIsToldInSpanishToo() {
        given().cookie("kitchensync_language", "es")
                .get("/stores/012/day?date=2026-02-30")
                .then()
                .body(allOf(containsString("Ese día no se puede mostrar"), containsString("2026-02-30 no es un día")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overrides", "minimums", "overrides/1/end"})
    void whatIsNotKeptLeadsBackToThePlan(String form) {
        post("/stores/012/plan/" + form, "kind", "none")
                .statusCode(400)
                .body(allOf(containsString("That was not kept"), containsString("href=\"/stores/012/plan\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "9999-12-31", "tomorrow"})
    void anOverrideUntilNoDayThereCanBeIsToldWhichThereCan(String until) {
        post("/stores/012/plan/overrides", "kind", "never", "reason", "r", "who", "w", "until", until)
                .statusCode(400)
                .body(allOf(containsString("That was not kept"), containsString("Choose a last day")));
    }
}
