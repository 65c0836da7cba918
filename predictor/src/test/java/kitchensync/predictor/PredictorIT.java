package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.PlanDirectives;
import kitchensync.predictor.plan.PlanOverride;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.train.TrainingReport;
import kitchensync.predictor.world.World;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The predictor's day in its order: train, predict, plan the week, then the next slot whenever the pipeline ran. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PredictorIT {

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    PlanDirectives directives;

    @Inject
    World world;

    @Inject
    Tables tables;

    @Inject
    SimulatedClock clock;

    @Inject
    PipelineRuns runs;

    @Test
    @Order(1)
    void runBeforeAnyPredictionPlansNothing() throws SQLException {
        assertThat(planning.planNext()).isZero();
        assertThat(planning.isCurrent()).isFalse();
        assertThat(training.hasModel()).isFalse();
        assertThatThrownBy(() -> planning.planWeek()).hasMessageContaining("predict first");
    }

    @Test
    @Order(2)
    void withoutAModelTheSimpleForecastsServe() throws SQLException {
        ForecastReport report = forecasting.predict();

        assertThat(report.modelVersion()).isEqualTo(Forecasting.NO_MODEL);
        assertThat(report.bySource()).containsOnlyKeys("profile", "category_profile", "closed");
        assertThat(report.weeklyUnits())
                .isEqualTo(world.weeklyUnits(Chain.TODAY), within(world.weeklyUnits(Chain.TODAY) * 0.03));
    }

    @Test
    @Order(3)
    void modelBeatsEveryBaselineOnDaysItHasNotSeen() throws SQLException {
        // When
        TrainingReport report = training.train();

        // Then
        assertThat(report.beatsBaselines()).as(report.scores().toString()).isTrue();
        assertThat(report.scores())
                .extracting(Score::forecaster)
                .containsExactly("model", "zero", "last_week", "four_week_mean", "weekly_profile", "scaled_profile");
        assertThat(Math.abs(report.scores().getFirst().bias())).isLessThan(0.03);
        assertThat(report.onnxMaxDifference()).isLessThan(1e-5);
        assertThat(training.hasModel()).isTrue();
        assertThat(forecasting.isCurrent()).isFalse();
    }

    @Test
    @Order(4)
    void sameDataGiveTheSameModel() throws SQLException {
        String version = training.train().version();
        assertThat(training.train().version()).isEqualTo(version);
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

    @Test
    @Order(8)
    void weeklyPlanHasEverySellableCellInBothDatabases() throws SQLException {
        // When
        int rows = planning.planWeek();

        // Then
        String totals = "select count(*), sum(cook_quantity), cast(sum(expected_demand) as integer) from ";
        assertThat(tables.warehouse("select count(*) from MARTS.PREDICTIONS where sellable"))
                .containsExactly(List.of((long) rows));
        assertThat(tables.serving(totals + "serving.plan").toString())
                .isEqualTo(tables.warehouse(totals + "MARTS.PLAN").toString());
        assertThat(planning.isCurrent()).isTrue();
        double cooked = ((Number) tables.serving("select sum(cook_quantity) from serving.plan")
                        .getFirst()
                        .getFirst())
                .doubleValue();
        assertThat(cooked / world.weeklyUnits(Chain.TODAY)).isBetween(0.95, 1.25);
    }

    @Test
    @Order(9)
    void nextSlotIsPlannedFromCountedStockAndTheRunningOneStays() throws SQLException {
        // Given 11:59 in Chicago, and one hot dog counted just now
        clock.moveTo(Chain.NOON.minusSeconds(60));
        tables.execute(
                "insert into MARTS.STOCK_ON_HAND values ('012', 'HOT_DOG', 1, 3, timestamp '2026-02-12 17:59:00')");
        tables.execute("insert into STAGING.STG_COOKED_EVENTS values"
                + " ('012', 1, 'HOT_DOG', 9, timestamp '2026-02-12 14:00:00'),"
                + " ('012', 2, 'HOT_DOG', 3, timestamp '2026-02-12 17:55:00')");
        String running = "select * from serving.plan where slot_index = " + (Chain.NOON_SLOT - 1) + " order by 1, 3";
        List<List<Object>> before = tables.serving(running);

        // When
        int rows = planning.planNext();

        // Then
        assertThat(tables.serving(running)).isEqualTo(before);
        assertThat(tables.serving(
                        "select count(*) from serving.plan where slot_start = '2026-02-12T18:00:00Z' and slot_index = "
                                + Chain.NOON_SLOT))
                .containsExactly(List.of((long) rows));
        List<Object> hotDog = tables.serving("select on_hand, cooking, cook_quantity, expected_demand from serving.plan"
                        + " where store_id = '012' and item_id = 'HOT_DOG' and slot_index = " + Chain.NOON_SLOT)
                .getFirst();
        assertThat((double) hotDog.get(0)).isBetween(0.0, 1.0);
        assertThat(hotDog.get(1)).isEqualTo(3.0);
        // Enough for what may be asked for until the next units are ready, and less than all until these expire
        assertThat((double) (int) hotDog.get(2)).isBetween(1.0, (double) hotDog.get(3) - 3);
        // And where nobody reports, the weekly plan stands: nothing counted is not nothing there
        assertThat(tables.serving(
                        "select count(*) from serving.plan where store_id <> '012' and slot_start is not null"))
                .containsExactly(List.of(0L));
    }

    @Test
    @Order(10)
    void aManagersWordIsFollowedAndThePlanKeepsWhatWouldHaveBeen() throws SQLException {
        // Given the same stock, its age told by what was cooked, and a recall
        String hotDog =
                " from serving.plan where store_id = '012' and item_id = 'HOT_DOG' and slot_index = " + Chain.NOON_SLOT;
        String reason =
                (String) tables.serving("select reason" + hotDog).getFirst().getFirst();
        int plain =
                (int) tables.serving("select cook_quantity" + hotDog).getFirst().getFirst();
        assertThat(reason).startsWith(plain + ": expect ").contains("3 cooking").contains("expire 12:10");
        long id = directives.set(new PlanOverride(
                0,
                "012",
                "HOT_DOG",
                PlanOverride.Kind.NEVER,
                0,
                "recall",
                "Ann",
                Chain.NOON,
                Chain.NOON.plus(Duration.ofHours(1))));

        // When
        planning.planNext();

        // Then
        assertThat(tables.serving("select cook_quantity, without_override, expected_gain" + hotDog))
                .containsExactly(List.of(0, plain, 0.0));
        assertThat((String) tables.serving("select reason" + hotDog).getFirst().getFirst())
                .endsWith("Ann says none (recall), otherwise " + plain);
        assertThat(directives.end(id, "Bo")).isTrue();
        planning.planNext();
        assertThat(tables.serving("select cook_quantity, without_override is null" + hotDog))
                .containsExactly(List.of(plain, true));
    }

    @Test
    @Order(11)
    void finishedPipelineRunPlansTheNextSlotAndGivesOldSlotsBack() throws Exception {
        // Given 12:20, and a broken message first
        clock.moveTo(Chain.NOON.plus(Duration.ofMinutes(20)));
        Thread.sleep(2000); // the consumer reads only what comes after it has joined

        // When
        runs.finished("broken");
        runs.finished("{\"runId\":\"1\",\"rows\":5,\"more\":true}");

        // Then
        assertThat(runs.countedSlots("2026-02-12 12:30")).containsExactly("2026-02-12 12:30");
        String columns = "select store_id, item_id, cook_quantity, expected_demand, reason from ";
        assertThat(tables.serving(columns + "serving.plan where slot_index = " + Chain.NOON_SLOT + " order by 1, 2"))
                .isEqualTo(tables.warehouse(
                        columns + "MARTS.PLAN where slot_index = " + Chain.NOON_SLOT + " order by 1, 2"));
    }

    @Test
    @Order(12)
    void readersSeeTheOldPlanOrTheNewOne() throws Exception {
        // Given a page that reads without pause
        planning.planWeek();
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = new ConcurrentSkipListSet<>();
        Thread page = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try {
                    seen.add(tables.serving("select count(*), count(distinct planned_at) from serving.plan"
                                    + " where slot_start is null")
                            .toString());
                    seen.add(tables.warehouse("select count(*), count(distinct planned_at) from MARTS.PLAN")
                            .toString());
                } catch (SQLException failed) {
                    seen.add(failed.getMessage());
                }
            }
        });

        // When the week is planned anew
        clock.moveTo(Chain.NOON.plus(Duration.ofHours(1)));
        int rows = planning.planWeek();
        done.set(true);
        page.join();

        // Then
        assertThat(seen).containsExactly("[[" + rows + ", 1]]");
    }
}
