package kitchensync.kitchenui.act;

import static kitchensync.kitchenui.act.Taps.done;
import static kitchensync.kitchenui.act.Taps.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.LogLines;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.standin.IngestStandIn;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ingest is told of the crews' acts, and what becomes of them while it does not take them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OutboxIT {

    private static final UUID TAP = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @Inject
    IngestStandIn ingest;

    @RegisterExtension
    final LogLines logged = new LogLines();

    @BeforeEach
    void start() {
        clock.run(0);
        clock.moveTo(TestTime.START);
        serving.clear();
        ingest.reset();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 8.0, "why");
    }

    @Test
    void whileIngestIsAwayActsWaitAndALostAnswerCountsOnce() {
        ingest.away(true);
        done(TAP, 0, 5);
        Soon.holds(() -> assertThat(ingest.requests()).isPositive());
        ingest.answersLost(true);
        ingest.away(false);
        Soon.holds(() -> assertThat(ingest.stored()).hasSize(1));
        int before = ingest.requests();
        Soon.holds(() -> assertThat(ingest.requests()).isGreaterThan(before));
        ingest.answersLost(false);

        Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "acked_at is not null"))
                .isEqualTo(1));
        assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 5");
    }

    private List<String> told() {
        return logged.lines().stream()
                .filter(line -> line.startsWith("Ingest "))
                .dropWhile(line -> !line.startsWith("Ingest has not taken what the crews did"))
                .toList();
    }

    @Test
    void thatIngestIsAwayIsLoggedOnceAndThatItIsBackOnce() {
        ingest.away(true);
        done(TAP, 0, 2);
        done(OTHER, 1, 3);
        Soon.holds(() -> assertThat(ingest.requests()).isGreaterThan(1));
        assertThat(told()).hasSize(1);

        ingest.away(false);
        Soon.holds(() -> assertThat(told()).hasSize(2));
        assertThat(ingest.stored()).hasSize(2);
        assertThat(told().getLast()).startsWith("Ingest takes what the crews did again; 2 acts had waited for it");
    }

    @Test
    void whileIngestRefusesOneStoreTheOthersAreTold() {
        ingest.refuse("012");
        for (String store : List.of("012", "027", "034")) {
            form(UUID.randomUUID(), 1)
                    .formParam("quantity", Integer.parseInt(store))
                    .post("/stores/" + store + "/done");
        }

        Soon.holds(
                () -> assertThat(ingest.stored()).containsExactlyInAnyOrder("cooked HOT_DOG 27", "cooked HOT_DOG 34"));
        Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "acked_at is not null"))
                .isEqualTo(2));
    }

    /** Each test another one: that a store is closed is said once in a process's life. */
    private void closeStoreWithAnAct(String store) {
        ingest.close(store);
        form(TAP, 0).formParam("quantity", 5).post("/stores/" + store + "/done");
        Soon.holds(() -> assertThat(saidOf(store)).hasSize(1));
    }

    private List<String> saidOf(String store) {
        return logged.lines().stream()
                .filter(line -> line.contains("tore " + store))
                .toList();
    }

    private void sentMinutesAgo(int minutes) {
        serving.run("update serving.kitchen_acts set sent_at = now() - interval '" + minutes + " minutes'");
    }

    @Test
    void whatAClosedStoreDidIsToldOnceAndHidesNoOutage() {
        closeStoreWithAnAct("056");
        sentMinutesAgo(1);
        ingest.away(true);
        done(OTHER, 0, 2);
        Soon.holds(() -> assertThat(told()).hasSize(1));
        ingest.away(false);
        Soon.holds(() -> assertThat(told()).hasSize(2));

        assertThat(told().getLast()).contains("; 1 acts had waited");
        assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 2");
        assertThat(saidOf("056"))
                .singleElement()
                .asString()
                .startsWith("Store 056 is closed: ingest does not take 1 acts of its crew.");
    }

    @Test
    void whatAClosedStoreDidIsToldWhenItOpensAgain() {
        closeStoreWithAnAct("027");
        ingest.close(null);
        sentMinutesAgo(61);

        Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 5"));
    }

    @Test
    void whatAClosedStoreDidIsDroppedAfterFourteenDaysAndThatIsSaid() {
        closeStoreWithAnAct("034");
        clock.moveTo(TestTime.START.plus(Duration.ofDays(15)));
        sentMinutesAgo(61);

        Soon.holds(() -> assertThat(serving.count("kitchen_acts")).isZero());
        Soon.holds(() -> assertThat(saidOf("034").getLast()).startsWith("Dropped 1 acts of store 034"));
    }

    private void undoAtAStoreThatWasClosed(String store) {
        form(TAP, 0).formParam("quantity", 5).post("/stores/" + store + "/done");
        Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "acked_at is not null"))
                .isEqualTo(1));
        ingest.close(store);
        form(TAP, 0).post("/stores/" + store + "/undo");
        Soon.holds(() -> assertThat(saidOf(store)).hasSize(1));
    }

    @Test
    void whatAClosedStoreTookBackIsToldWithinTheHourAfterItOpensAgain() {
        undoAtAStoreThatWasClosed("078");
        ingest.close(null);
        sentMinutesAgo(61);

        Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "voided_at is not null"))
                .isEqualTo(1));
    }

    @Test
    void whatAClosedStoreTookBackIsTriedOnceAnHourAndDroppedAfterFourteenDays() {
        undoAtAStoreThatWasClosed("091");
        assertThat(serving.countWhere("kitchen_acts", "sent_at > acked_at")).isEqualTo(1);
        clock.moveTo(TestTime.START.plus(Duration.ofDays(15)));
        sentMinutesAgo(61);

        Soon.holds(() -> assertThat(serving.count("kitchen_acts")).isZero());
        Soon.holds(() -> assertThat(saidOf("091").getLast()).startsWith("Dropped 1 acts of store 091"));
    }
}
