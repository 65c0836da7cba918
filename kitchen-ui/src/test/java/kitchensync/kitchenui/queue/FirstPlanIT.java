package kitchensync.kitchenui.queue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** The queue's page while the first plan is made. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstPlanIT {

    @Inject
    ServingFixture serving;

    @Test
    void beforeThereIsAPlanThePageIsCalm() {
        serving.clear();
        given().get("/stores/012")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("No plan yet"),
                        containsString("Making history: 3 of 42 days"),
                        containsString("Starting Postgres</span> (Done)")));
        given().header("Accept-Language", "es")
                .get("/stores/012")
                .then()
                .body(allOf(
                        containsString("Todavía no hay plan"),
                        containsString("<span lang=\"en\">Starting Postgres</span> (")));
    }
}
