package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.browser;
import static kitchensync.kitchenui.access.LoggedIn.visit;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without login, on this machine alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenIT {

    @Test
    void everybodyOnThisMachineMaySeeEverything() {
        visit().get("/stores/012")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("href=\"/chain\""),
                        not(containsString("/logout")),
                        not(containsString("/login"))));
        visit().get("/q/health").then().statusCode(200);
        visit().get("/login").then().statusCode(303);
    }

    @Test
    void aPageThatHasItsOwnNamePointAtThisMachineSeesNothing() {
        visit().header("Host", "evil.example")
                .get("/stores/012")
                .then()
                .statusCode(403)
                .body(containsString("localhost"));
    }

    @Test
    void anActFromAnotherSiteIsRefused() {
        visit().header("Sec-Fetch-Site", "cross-site")
                .post("/stores/012/done")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/stores/012/plan/nothing", "/stores/012/plan/overrides", "/chain/nothing/at/all"})
    void anAddressThatShowsNothingSaysSoToAPersonWithAWayHome(String address) {
        browser()
                .get(address)
                .then()
                .statusCode(oneOf(404, 405))
                .contentType("text/html")
                .body(allOf(containsString("There is no such page"), containsString("href=\"/\"")));
        browser().header("Accept-Language", "es").get(address).then().body(containsString("No existe esa página"));
    }
}
