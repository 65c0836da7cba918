package kitchensync.kitchenui.act;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.TestTime;

/** Taps on the card of hot dogs in store 012, as a tablet sends them. */
final class Taps {

    static final Instant SLOT_START = Slot.startOf(TestTime.START);

    private Taps() {}

    static RequestSpecification form(UUID act, int turn) {
        return given().redirects()
                .follow(false)
                .formParam("act", act)
                .formParam("item", "HOT_DOG")
                .formParam("slot_start", SLOT_START.toString())
                .formParam("turn", turn);
    }

    static ValidatableResponse done(UUID act, int turn, int quantity) {
        return form(act, turn)
                .formParam("quantity", quantity)
                .post("/stores/012/done")
                .then()
                .statusCode(303);
    }

    static ValidatableResponse undo(UUID act) {
        return form(act, 0).post("/stores/012/undo").then().statusCode(303);
    }
}
