package kitchensync.kitchenui.act;

import static io.restassured.RestAssured.given;
import static kitchensync.kitchenui.act.Taps.SLOT_START;
import static kitchensync.kitchenui.act.Taps.done;
import static kitchensync.kitchenui.act.Taps.form;
import static kitchensync.kitchenui.act.Taps.undo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import kitchensync.domain.event.EventId;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.standin.IngestStandIn;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taps as they come over HTTP: kept once, told to ingest once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActsIT {

    private static final UUID TAP = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @Inject
    IngestStandIn ingest;

    @BeforeEach
    void start() {
        clock.run(0);
        clock.moveTo(TestTime.START);
        serving.clear();
        ingest.reset();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
    }

    private static String queue() {
        return given().get("/stores/012/queue").asString();
    }

    @Test
    void theSameTapAgainIsOneTapAndSaysDone() {
        done(TAP, 0, 5).header("Location", containsString("outcome=done"));
        done(TAP, 0, 5).header("Location", containsString("outcome=done"));

        assertThat(serving.count("kitchen_acts")).isEqualTo(1);
        Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 5"));
        assertThat(ingest.events().getFirst().get("event_id").asText())
                .isEqualTo(EventId.cooked("HOT_DOG", SLOT_START).toString());
    }

    @Test
    void ofTwoTabletsThatSawTheSameCardTheFirstOneCounts() {
        done(TAP, 0, 2);
        done(OTHER, 0, 5).header("Location", containsString("outcome=taken"));

        assertThat(serving.count("kitchen_acts")).isEqualTo(1);
        assertThat(queue()).contains("2 done already");
        done(OTHER, 1, 3).header("Location", containsString("outcome=done"));
        Soon.holds(() -> assertThat(ingest.stored()).containsExactlyInAnyOrder("cooked HOT_DOG 2", "cooked HOT_DOG 3"));
    }

    @Test
    void aCardThatIngestHasFromOthersIsTakenUntilATabletHasSeenThat() {
        serving.cooked(EventId.cooked("HOT_DOG", SLOT_START), "012", "HOT_DOG", TestTime.START, 3);

        done(TAP, 0, 5).header("Location", containsString("outcome=taken"));

        assertThat(queue()).contains("3 done already");
        done(TAP, 1, 2).header("Location", containsString("outcome=done"));
        assertThat(queue()).doesNotContain("data-key=\"HOT_DOG\"");
        Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 2"));
    }

    @Test
    void aTapIsTakenToWhereOthersWereFirstAfterOneThatWasUndone() {
        done(TAP, 0, 5);
        undo(TAP);
        serving.cooked(EventId.cooked("HOT_DOG", SLOT_START), "012", "HOT_DOG", TestTime.START, 3);

        done(OTHER, 2, 5).header("Location", containsString("outcome=taken"));
        done(OTHER, 3, 2).header("Location", containsString("outcome=done"));
    }

    @Test
    void theRestOfWhatATabletHasStartedIsNotTakenByItsOwnEvent() {
        done(TAP, 0, 2);
        Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "acked_at is not null"))
                .isEqualTo(1));
        serving.cooked(EventId.cooked("HOT_DOG", SLOT_START), "012", "HOT_DOG", TestTime.START, 2);

        done(OTHER, 1, 3).header("Location", containsString("outcome=done"));
    }

    @Test
    void aTapThatWasUndoneAndIsSentAgainStaysUndone() {
        done(TAP, 0, 5);
        undo(TAP).header("Location", containsString("outcome=undo"));
        undo(TAP).header("Location", containsString("outcome=undo"));
        done(TAP, 0, 5);

        assertThat(queue()).contains("data-key=\"HOT_DOG\"").doesNotContain("data-done");
        undo(OTHER).header("Location", containsString("outcome=taken"));
    }

    @Test
    void aTapThatWasKeptOnTheTabletCountsForItsSlotAndTime() {
        clock.moveTo(TestTime.START.plusSeconds(16 * 60));

        form(TAP, 0)
                .formParam("quantity", 4)
                .formParam("at", TestTime.START.toEpochMilli())
                .post("/stores/012/done")
                .then()
                .statusCode(303);

        Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 4"));
        assertThat(ingest.events().getFirst().get("created_at").asText()).isEqualTo(TestTime.START.toString());
    }

    @Test
    void whatWasThrownAwayCanBeTakenBackUntilIngestIsTold() {
        UUID batch = serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 3);
        form(TAP, 0)
                .formParam("quantity", 3)
                .formParam("batch", batch)
                .formParam("reason", "quality")
                .post("/stores/012/discard")
                .then()
                .header("Location", containsString("outcome=discard"));
        Soon.holds(() -> assertThat(ingest.stored()).containsExactly("waste HOT_DOG 3 quality"));

        undo(TAP).header("Location", containsString("outcome=too_late"));
    }

    @Test
    void aTapFromAnotherSiteIsRefused() {
        form(TAP, 0)
                .header("Origin", "http://elsewhere.example")
                .formParam("quantity", 4)
                .post("/stores/012/done")
                .then()
                .statusCode(403);
        form(TAP, 0)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/stores/012/undo")
                .then()
                .statusCode(403);

        assertThat(serving.count("kitchen_acts")).isZero();
    }

    @Test
    void aBrokenFormIsToldSoInPlainWords() {
        for (String[] form : new String[][] {
            {"NO_SUCH_ITEM", SLOT_START.toString(), "4"},
            {"HOT_DOG", "yesterday", "4"},
            {"HOT_DOG", SLOT_START.plusSeconds(1).toString(), "4"},
            {"HOT_DOG", SLOT_START.plusSeconds(900).toString(), "4"},
            {"HOT_DOG", SLOT_START.minusSeconds(13 * 3600).toString(), "4"},
            {"HOT_DOG", SLOT_START.toString(), "0"},
            {"HOT_DOG", SLOT_START.toString(), "4; drop table"},
        }) {
            given().formParam("item", form[0])
                    .formParam("slot_start", form[1])
                    .formParam("quantity", form[2])
                    .post("/stores/012/done")
                    .then()
                    .statusCode(400)
                    .body(allOf(containsString("That did not work"), not(containsString("Exception"))));
        }
        assertThat(serving.count("kitchen_acts")).isZero();
    }
}
