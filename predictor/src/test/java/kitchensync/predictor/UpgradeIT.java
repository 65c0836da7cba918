package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** Predictions and a plan as an older version left them, without the columns that were thought of since. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class UpgradeIT {

    @Inject
    Beginning beginning;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    Tables tables;

    @Test
    void oldTablesAreReadAndThenFilledAnew() throws SQLException {
        // Given
        beginning.again();
        tables.execute("create table MARTS.PREDICTIONS as select '012' as store_id, 'HOT_DOG' as item_id, "
                + (Chain.NOON_SLOT - 1) + " as slot_index, 5.0::double as predicted_units, true as sellable,"
                + " 'model' as source, 'old' as model_version, timestamp '2026-02-12 10:00' as predicted_at");
        tables.execute("create table MARTS.PLAN as select '012' as store_id, 'HOT_DOG' as item_id, "
                + (Chain.NOON_SLOT - 1) + " as slot_index, 3 as cook_quantity, 5.0::double as expected_demand,"
                + " 0.0::double as on_hand, 0.0::double as cooking, 0 as hold_until, 'why' as reason,"
                + " 'old' as model_version, timestamp '2026-02-12 11:00' as planned_at");
        tables.execute(
                "insert into MARTS.STOCK_ON_HAND values ('012', 'HOT_DOG', 1, 0, timestamp '2026-02-12 15:59:00')");
        assertThat(forecasting.isCurrent()).isFalse();
        assertThat(planning.planNext()).isEmpty();

        // When
        forecasting.predict();
        planning.planWeek();

        // Then
        assertThat(tables.warehouse("select count(*), count(coming_units), count(per_unit) from MARTS.PREDICTIONS"))
                .containsExactly(List.of(90_720L, 90_720L, 90_720L));
        assertThat((long) tables.warehouse("select count(expected_gain) from MARTS.PLAN")
                        .getFirst()
                        .getFirst())
                .isGreaterThan(30_000);
    }
}
