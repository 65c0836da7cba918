package kitchensync.kitchenui.access;

import static kitchensync.kitchenui.access.LoggedIn.visit;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

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
}
