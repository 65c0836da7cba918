package kitchensync.kitchenui.manager;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a manager looks at stays when another store or language is chosen. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageQueryIT extends FiveWeeksOfAStore {

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">";
    }

    @ParameterizedTest
    @CsvSource({
        "day, /day?date=2026-02-11&item=HOT_DOG",
        "plan, /plan?date=2026-02-11&item=HOT_DOG",
        "forecast, /forecast/HOT_DOG?date=2026-02-11"
    })
    void aPageHandsItsDayAndItemOn(String page, String address) {
        get("/stores/012" + address)
                .statusCode(200)
                .body(allOf(containsString(field("date", "2026-02-11")), containsString(field("item", "HOT_DOG"))))
                .body(containsString("\"/stores?page=" + page + "&amp;date=2026-02-11&amp;item=HOT_DOG\""));
    }

    @Test
    void theListOfStoresLeadsToTheSameDay() {
        get("/stores?page=waste&date=2026-02-11").body(containsString("href=\"/stores/034/waste?date=2026-02-11\""));
        get("/stores?page=waste").body(containsString("href=\"/stores/034/waste\""));
        get("/stores?date=2026-02-11").body(containsString("href=\"/stores/034\""));
    }

    @ParameterizedTest
    @CsvSource({
        "store=012&page=day&date=2026-02-11, /stores/012/day?date=2026-02-11",
        "store=012&page=day&item=1/2%20%26%20%231, /stores/012/day?item=1%2F2%20%26%20%231",
        "store=012&page=forecast&date=2026-02-11&item=BRAT, /stores/012/forecast?date=2026-02-11&item=BRAT",
        "page=chain&date=2026-02-11&sort=waste, /chain?date=2026-02-11&sort=waste",
        "store=012&date=2026-02-11, /stores/012"
    })
    void anotherLanguageLeadsBackToIt(String chosen, String back) {
        get("/stores?language=es&look=auto&" + chosen).statusCode(303).header("Location", endsWith(back));
    }

    @Test
    void theChainHandsItsDayToAStoreAndNotItsOrder() {
        get("/chain?date=2026-02-11&sort=waste")
                .body(allOf(containsString(field("date", "2026-02-11")), containsString(field("sort", "waste"))))
                .body(containsString("\"/stores?page=day&amp;date=2026-02-11\""));
        get("/chain").body(not(containsString("name=\"date\"")));
    }

    @Test
    void aForecastIsFoundByItsItemAndDay() {
        get("/stores/012/forecast?item=BRAT&date=2026-02-11")
                .header("Location", endsWith("/stores/012/forecast/BRAT?date=2026-02-11"));
        get("/stores/012/forecast?item=BRAT").header("Location", endsWith("/stores/012/forecast/BRAT"));
    }
}
