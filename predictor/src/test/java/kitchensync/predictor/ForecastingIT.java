package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.world.World;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A model forecasts every cell of the week. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForecastingIT {

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    World world;

    @Inject
    Tables tables;

    @BeforeAll
    void aModel() throws SQLException {
        beginning.again();
        training.train();
    }

    @Test
    @Order(5)
    void everyCellIsPredictedAndOnlyTheSellableOnesAreNotZero() throws SQLException {
        // When
        ForecastReport report = forecasting.predict();

        // Then
        assertThat(report.rows()).isEqualTo(3 * 45 * 672);
        assertThat(report.sellableRows()).isEqualTo(world.sellableCells());
        assertThat(forecasting.isCurrent()).isTrue();
        assertThat(tables.warehouse("select count(*), count(distinct (store_id, item_id, slot_index)),"
                        + " count_if(not sellable and predicted_units <> 0),"
                        + " count_if(sellable and predicted_units <= 0),"
                        + " count_if(sellable <> (source <> 'closed')), count(distinct model_version)"
                        + " from MARTS.PREDICTIONS"))
                .hasToString("[[90720, 90720, 0, 0, 0, 1]]");
    }

    @Test
    @Order(5)
    void whatIsForecastForASlotStandsOnceItHasBegun() throws SQLException {
        // Given: it is Thursday 10:00 in Chicago, slot 328; a forecast of the past and one of a slot to come
        tables.execute("delete from RAW.FORECASTS");
        String other =
                "insert into RAW.FORECASTS values ('012', 'HOT_DOG', date '%s', %d, 99, 'old', timestamp '2026-01-01')";
        tables.execute(other.formatted("2026-02-12", 328));
        tables.execute(other.formatted("2026-02-12", 329));
        tables.execute(other.formatted("2025-12-01", 1));

        // When
        forecasting.predict();

        // Then
        assertThat(tables.warehouse("select sale_date, slot_index from RAW.FORECASTS where model_version = 'old'"))
                .hasToString("[[2026-02-12, 328]]");
        assertThat(tables.warehouse("select count(*), count_if(f.predicted_units <> p.predicted_units),"
                        + " min((sale_date, f.slot_index)), max((sale_date, f.slot_index))"
                        + " from RAW.FORECASTS f join MARTS.PREDICTIONS p using (store_id, item_id, slot_index, predicted_at)"
                        + " where f.slot_index // 96 = isodow(sale_date) - 1"))
                .hasToString("[[" + world.sellableCells()
                        + ", 0, {element1=2026-02-12, element2=329}, {element1=2026-02-19, element2=328}]]");
    }

    @Test
    @Order(6)
    void everyWeekdaysTotalIsWithinAFewPercentOfTheTrueRate() throws SQLException {
        for (int day = 0; day < 7; day++) {
            double predicted = (double) tables.warehouse(
                            "select sum(predicted_units) from MARTS.PREDICTIONS where slot_index // 96 = " + day)
                    .getFirst()
                    .getFirst();

            assertThat(predicted / world.units(Chain.TODAY, day))
                    .as("weekday " + day)
                    .isEqualTo(1, within(0.03));
        }
    }

    @Test
    @Order(7)
    void newItemsGetWhatTheyWillSell() throws SQLException {
        for (String id : List.of("CHIMI", "BUFFALO_CHICKEN_ROLLERBITES", "JALAPENO_BITES")) {
            double predicted = (double)
                    tables.warehouse("select sum(predicted_units) from MARTS.PREDICTIONS where item_id = '" + id + "'")
                            .getFirst()
                            .getFirst();

            // A category's mean is all that is known: its items differ in popularity by half.
            assertThat(predicted / world.weeklyUnits(Chain.TODAY, id)).as(id).isBetween(0.7, 1.4);
        }
        assertThat(tables.warehouse("select distinct item_id from MARTS.PREDICTIONS where source = 'category_profile'"))
                .hasSize(3);
    }
}
