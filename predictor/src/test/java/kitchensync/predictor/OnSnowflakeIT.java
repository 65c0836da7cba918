package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.world.World;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import kitchensync.testkit.SnowflakeResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The predictor's own path on Snowflake, by the real driver: it reads the history, predicts and plans there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = SnowflakeResource.class, restrictToAnnotatedClass = true)
class OnSnowflakeIT {

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    SimulatedClock clock;

    @Inject
    World world;

    @Inject
    Tables tables;

    @Inject
    Warehouse warehouse;

    @ConfigProperty(name = Chain.SNOWFLAKE)
    Optional<String> snowflake;

    @Test
    void theHistoryIsReadAndPredictionsAndPlansAreWritten() throws SQLException {
        // Given
        if (snowflake.isEmpty()) {
            Assumptions.abort("fakesnow is not there, so the predictor on Snowflake is left out");
        }
        assertThat(warehouse.dialect().target()).isEqualTo("snowflake");
        beginning.again();

        // When
        String version = training.train().version();
        ForecastReport forecast = forecasting.predict();
        int planned = planning.planWeek();

        // Then: the demand of the history comes back, under every name, those that are awkward to write too
        assertThat(forecast.weeklyUnits()).isCloseTo(world.weeklyUnits(Chain.TODAY), withinPercentage(5));
        assertThat(tables.warehouse("select count(*), count(distinct item_id), count_if(sellable),"
                                + " count(distinct model_version), min(model_version) from MARTS.PREDICTIONS")
                        .toString())
                .isEqualTo("[[90720, 45, " + world.sellableCells() + ", 1, " + version + "]]");
        assertThat(tables.warehouse("select distinct item_id from MARTS.PLAN").toString())
                .contains(Chain.AWKWARD);
        assertThat(tables.warehouse("select count(*) from MARTS.PLAN").toString())
                .isEqualTo("[[" + planned + "]]");
        assertThat(planning.isCurrent()).isTrue();

        // And: the next slot, from what one store has counted
        clock.moveTo(Chain.NOON.minusSeconds(60));
        tables.execute(
                "insert into MARTS.STOCK_ON_HAND values ('012', 'HOT_DOG', 1, 3, timestamp '2026-02-12 17:59:00')");
        tables.execute("insert into STAGING.STG_COOKED_EVENTS values"
                + " ('012', 2, 'HOT_DOG', 3, timestamp '2026-02-12 17:55:00')");
        tables.execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('012', 'HOT_DOG', date '" + Chain.TODAY
                + "', " + (Chain.NOON_SLOT - 2) + ", 1, 0)");
        assertThat(planning.planNext().orElseThrow()).isPositive();
        assertThat(tables.serving("select on_hand, cooking from serving.plan where store_id = '012' and item_id ="
                        + " 'HOT_DOG' and slot_index = " + Chain.NOON_SLOT))
                .hasSize(1);
    }
}
