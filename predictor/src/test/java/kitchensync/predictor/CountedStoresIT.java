package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which stores have a count to plan from, and what becomes of predictions that nobody planned from. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class CountedStoresIT {

    @Inject
    Beginning beginning;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    Tables tables;

    @Inject
    SimulatedClock clock;

    @BeforeEach
    void week() throws SQLException {
        beginning.again();
        forecasting.predict();
        planning.planWeek();
    }

    @Test
    void aStoreThatHasNothingLeftIsCountedToo() throws SQLException {
        // Given 11:59, a store that told of a batch and of its sale, and one whose newest batch is of last night
        clock.moveTo(Chain.NOON.minusSeconds(60));
        tables.execute("insert into INTERMEDIATE.EVENT_DAYS select store_id, date '2026-02-12',"
                + " timestamp '2026-02-12 17:58:00', true, 1 from STAGING.STG_STORES");
        tables.execute("insert into STAGING.STG_COOKED_EVENTS values"
                + " ('061', 1, 'HOT_DOG', 2, timestamp '2026-02-12 16:30:00'),"
                + " ('078', 1, 'HOT_DOG', 2, timestamp '2026-02-12 08:30:00')");
        String counted = "select distinct store_id from serving.plan where slot_start is not null order by 1";
        String hotDogOf061 =
                " from serving.plan where slot_start is not null and store_id = '061' and item_id = 'HOT_DOG'";
        tables.execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN select store_id, 'HOT_DOG', date '"
                + Chain.TODAY + "', " + (Chain.NOON_SLOT - 2) + ", 1, 0 from STAGING.STG_STORES");

        // When
        planning.planNext();

        // Then
        assertThat(tables.serving(counted)).containsExactly(List.of("061"));
        assertThat(tables.serving("select on_hand" + hotDogOf061)).containsExactly(List.of(0.0));

        // When its tills have been cut off since ten, while the crew goes on telling of what it cooks
        tables.execute("update INTERMEDIATE.ROLLING_FEATURES_15MIN set slot_index = " + (Chain.NOON_SLOT - 8)
                + " where store_id = '061' and sale_date = date '" + Chain.TODAY + "'");
        tables.executeServing("update serving.plan set slot_start = null");
        planning.planNext();

        // Then "nothing sold" is not taken for "still there"
        assertThat(tables.serving(counted)).isEmpty();
    }

    @Test
    void predictionsFromATimeThatHasNotComeAreMadeAnew() throws SQLException {
        assertThat(forecasting.isCurrent()).isTrue();

        clock.moveTo(clock.instant().minus(Duration.ofDays(1)));

        assertThat(forecasting.isCurrent()).isFalse();
    }

    @Test
    void predictionsThatNobodyPlannedFromArePlannedAfterAWhile() throws SQLException {
        // Given whoever predicted broke off before the plan
        clock.moveTo(clock.instant().plusSeconds(60));
        forecasting.predict();
        assertThat(planning.planNext()).isEmpty();
        assertThat(planning.planWeekIfDue()).isFalse();

        // When
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));

        // Then
        assertThat(planning.planWeekIfDue()).isTrue();
        assertThat(planning.planNext()).isPresent();
        assertThat(planning.planWeekIfDue()).isFalse();
    }
}
