package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.registry.ModelRegistry;
import kitchensync.predictor.registry.StoredModel;
import kitchensync.predictor.train.Training;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** What has been asked for since midnight reaches the plan of the next slot, through warehouse and model. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class BusyDayIT {

    private static final int QUARTER_PAST_MIDNIGHT =
            Slot.of(DayOfWeek.FRIDAY, 0, 15).index();

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    ModelRegistry registry;

    @Inject
    Tables tables;

    @Inject
    SimulatedClock clock;

    @Test
    void aBusyMorningRaisesThePlanOfTheNextSlot() throws SQLException {
        // Given a model that knows of busy days, 11:59 of an ordinary one, and the plan made then
        beginning.again();
        training.train();
        clock.moveTo(Chain.NOON.minusSeconds(60));
        tables.execute(
                "insert into MARTS.STOCK_ON_HAND values ('012', 'HOT_DOG', 1, 0, timestamp '2026-02-12 17:59:00')");
        DemandModel calm = registry.champion().orElseThrow().model();
        StoredModel model = registry.named(new DemandModel(
                calm.onnx(),
                calm.codes(),
                new DispersionTable(
                        calm.dispersion().byItem(), calm.dispersion().common(), .05)));
        registry.store(model, clock.instant(), Chain.FIRST_DAY, Chain.TODAY, Map.of(), Map.of());
        registry.promote(model.version(), "test", "busy days", clock.instant());
        forecasting.predict();
        planning.planWeek();
        sellThisMorning(1);
        planning.planNext();
        List<Object> ordinary = nextSlot(Chain.NOON_SLOT);

        // When half as much again was asked for since midnight
        sellThisMorning(.5);
        planning.planNext();

        // Then
        List<Object> busy = nextSlot(Chain.NOON_SLOT);
        assertThat((double) busy.get(0) / (double) ordinary.get(0)).isEqualTo(1.5, within(.05));
        assertThat(((Number) busy.get(1)).doubleValue() / ((Number) ordinary.get(1)).doubleValue())
                .isBetween(1.1, 2.5);
        // and the managers' pages are told how busy the day is
        List<Object> level = tables.serving(
                        "select factor, day::text, counted_to = '2026-02-12T17:59:00Z' from serving.day_levels")
                .getFirst();
        assertThat((double) level.get(0)).isEqualTo(1.5, within(.05));
        assertThat(level.subList(1, 3)).containsExactly(Chain.TODAY.toString(), true);

        // When it is five past midnight, and the newest event is of the evening
        tables.execute("update MARTS.STOCK_ON_HAND set as_of = timestamp '2026-02-13 05:50:00'");
        tables.execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('012', 'HOT_DOG', date '" + Chain.TODAY
                + "', " + (QUARTER_PAST_MIDNIGHT - 3) + ", 1, 0)");
        clock.moveTo(Instant.parse("2026-02-13T06:05:00Z"));
        planning.planNext();
        double afterABusyDay = (double) nextSlot(QUARTER_PAST_MIDNIGHT).get(0);
        tables.execute("delete from INTERMEDIATE.ROLLING_FEATURES_15MIN where sale_date = date '" + Chain.TODAY
                + "' and slot_index < " + (QUARTER_PAST_MIDNIGHT - 3));
        planning.planNext();

        // Then the new day is not taken to be as busy as the old one
        assertThat(afterABusyDay).isPositive().isEqualTo((double)
                nextSlot(QUARTER_PAST_MIDNIGHT).get(0));
    }

    /** Sells that part of what was forecast in each of the slots that are over. */
    private void sellThisMorning(double part) throws SQLException {
        tables.execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN select store_id, item_id, date '" + Chain.TODAY
                + "', slot_index, cast(round(" + part + " * sum(predicted_units) over (partition by store_id, item_id"
                + " order by slot_index)) - round(" + part
                + " * (sum(predicted_units) over (partition by store_id, item_id"
                + " order by slot_index) - predicted_units)) as integer), 0 from MARTS.PREDICTIONS"
                + " where store_id = '012' and sellable and slot_index between " + Chain.NOON_SLOT + " - 48 and "
                + Chain.NOON_SLOT + " - 2");
    }

    /** Units expected and units to start, of all items. */
    private List<Object> nextSlot(int slot) throws SQLException {
        return tables.serving("select sum(expected_demand), sum(cook_quantity) from serving.plan where store_id = '012'"
                        + " and slot_start is not null and slot_index = " + slot)
                .getFirst();
    }
}
