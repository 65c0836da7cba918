package kitchensync.kitchenui.manager;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.TestTime;
import org.junit.jupiter.api.BeforeEach;

/** What tests of managers' pages ask of, and how they ask. */
abstract class FiveWeeksOfAStore {

    @Inject
    SimulatedClock clock;

    @Inject
    DayFixture days;

    @BeforeEach
    void anEmptyChain() {
        RestAssured.urlEncodingEnabled = false;
        clock.moveTo(TestTime.START);
        days.clear();
    }

    static ValidatableResponse get(String address) {
        return given().redirects().follow(false).when().get(address).then();
    }

    static ValidatableResponse post(String address, Object... form) {
        var request = given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=utf-8");
        for (int i = 0; i < form.length; i += 2) {
            request.formParam((String) form[i], form[i + 1]);
        }
        return request.when().post(address).then();
    }

    void busyStore() {
        days.fiveWeeks("012");
        days.dataUpTo(TestTime.START.minus(Duration.ofMinutes(4)));
    }
}
