package kitchensync.kitchenui.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page tells of the warmer when ingest has counted a whole day. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WarmerPageIT {

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void start() {
        clock.moveTo(TestTime.START);
        serving.clear();
    }

    private static RequestSpecification visit() {
        return given().redirects().follow(false);
    }

    private static ValidatableResponse get(String path) {
        return visit().get(path).then();
    }

    @Test
    void whatIsPastItsTimeStaysByWhatTheCountersHaveLeftOfIt() {
        // Given: five hot dogs that were to be thrown away at 07:06, and four cheeseburgers two hours before.
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(260 * 60), 5);
        serving.cooked("012", "CHEESEBURGER", TestTime.START.minusSeconds(250 * 60), 4);
        get("/stores/012/queue")
                .body(allOf(
                        containsString("Left over"),
                        containsString("<a class=\"expiring\" href=\"#kitchen-left\">"),
                        containsString("<b>5</b> Hot Dog"),
                        containsString("discard 07:06")));

        // When
        serving.gone("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 3, 0);
        serving.gone("012", "CHEESEBURGER", TestTime.START.minusSeconds(7200), 0, 4);

        // Then: what comes that late counts from the next slot on.
        clock.moveTo(TestTime.START.plusSeconds(900));
        get("/stores/012/queue").body(allOf(containsString("<b>2</b> Hot Dog"), not(containsString("Cheeseburger"))));
        get("/stores/012?queue=kitchen").body(containsString("<b>2</b> Hot Dog"));
        visit().cookie("kitchensync_language", "es")
                .get("/stores/012/queue")
                .then()
                .body(containsString("Sobrante"));
    }

    @Test
    void ofAnItemThatIsAlwaysOnTheWarmerAllIsToldThatIsLeftAtClosing() {
        // Given: eight when the store opens at 05:00, and in each quarter up to 23:00 two are cooked and two are sold.
        Instant opens = Instant.parse("2026-02-12T11:00:00Z");
        Instant closes = Instant.parse("2026-02-13T05:00:00Z");
        serving.plan("027", "BRAT", TestTime.START, true, 5, 8.0, "why");
        serving.cooked("027", "HOT_DOG", opens, 8);
        for (Instant slot = opens.plusSeconds(900); slot.isBefore(closes); slot = slot.plusSeconds(900)) {
            serving.cooked("027", "HOT_DOG", slot, 2);
            serving.gone("027", "HOT_DOG", slot, 2, 0);
        }

        // When
        clock.moveTo(closes.plusSeconds(300));

        // Then: the last four batches.
        get("/stores/027/queue")
                .body(containsString("<b>2</b> Hot Dog <span class=\"quiet\">+6 later</span>"))
                .body(containsString("discard 02:10"));
    }

    @Test
    void aTapThatArrivesLateCountsAtOnceAndOnce() {
        // Given
        serving.plan("034", "BRAT", TestTime.START, true, 5, 8.0, "why");
        serving.cooked("034", "HOT_DOG", TestTime.START.minusSeconds(55 * 60), 4);
        get("/stores/034/queue").body(containsString("<b>4</b> Hot Dog"));

        // When: a tablet that was cut off tells of another batch.
        UUID batch = UUID.randomUUID();
        OffsetDateTime at = TestTime.START.minusSeconds(50 * 60).atOffset(ZoneOffset.UTC);
        serving.run("""
                insert into serving.kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn, quantity, at,
                                                  event_id, due_at)
                values ('034', gen_random_uuid(), 'done', 'HOT_DOG', ?, '', 0, 3, ?, ?, now() + interval '1 hour')""", at, at, batch);

        // Then
        String both = "<b>4</b> Hot Dog <span class=\"quiet\">+3 later</span>";
        get("/stores/034/queue").body(containsString(both));
        serving.run("update serving.kitchen_acts set acked_at = now()");
        serving.run("insert into serving.cooked_batches values ('034', ?, 'HOT_DOG', 3, ?)", batch, at);
        get("/stores/034/queue").body(containsString(both));
        clock.moveTo(TestTime.START.plusSeconds(900));
        get("/stores/034/queue").body(containsString(both));
    }

    @Test
    void aStoresPageIsSmallHoweverMuchIsOnTheWarmerAndSoAreItsFiles() {
        serving.busyMorning("012", TestTime.START);
        for (Item item : catalogue.activeItems()) {
            IntStream.range(2, 9)
                    .forEach(quarter ->
                            serving.cooked("012", item.id(), TestTime.START.minusSeconds(900L * quarter), 5));
        }
        serving.run("update serving.plan set on_hand = 30");

        String page = visit().get("/stores/012").asString();
        int files = Stream.of(page.split("\""))
                .filter(file -> file.startsWith("/kitchen-ui/") && !file.endsWith("png"))
                .mapToInt(file -> visit().get(file).asByteArray().length)
                .sum();

        assertThat(page).as("sent without indentation").doesNotContain("\n  ");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).as("bytes").isLessThan(100_000);
        assertThat(files).as("bytes of its files, which the tablet keeps").isLessThan(45_000);
    }
}
