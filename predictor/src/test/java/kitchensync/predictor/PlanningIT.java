package kitchensync.predictor;

import static org.assertj.core.api.Assertions.assertThat;

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
import kitchensync.domain.warehouse.SqlText;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
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

/** From predictions to the week's plan, then the next slot whenever the pipeline ran. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanningIT {

    private static final String DAY =
            " from serving.plan_days where store_id = '012' and item_id = 'HOT_DOG' and day = '2026-02-12'";

    @Inject
    Beginning beginning;

    @Inject
    Training training;

    @Inject
    Forecasting forecasting;

    @Inject
    Planning planning;

    @Inject
    World world;

    @Inject
    Tables tables;

    @Inject
    SimulatedClock clock;

    @Inject
    PipelineRuns runs;

    @BeforeAll
    void predictions() throws SQLException {
        beginning.again();
        training.train();
        forecasting.predict();
    }

    @Test
    @Order(8)
    void weeklyPlanHasEveryCellInWhichSomethingCanBeStartedInBothDatabases() throws SQLException {
        // When
        int rows = planning.planWeek();

        // Then
        String totals = "select count(*), sum(cook_quantity), cast(sum(expected_demand) as integer) from ";
        // And every slot before one in which the item goes on sale, to be ready then; all cook within a slot
        assertThat(tables.warehouse("select count(*) from (select store_id, item_id, slot_index from MARTS.PREDICTIONS"
                        + " where sellable union select store_id, item_id, mod(slot_index + 671, 672)"
                        + " from MARTS.PREDICTIONS where sellable)"))
                .containsExactly(List.of((long) rows));
        assertThat(tables.serving(
                        "select sum(cook_quantity) > 0 from serving.plan where item_id = " + SqlText.of(Chain.AWKWARD)))
                .containsExactly(List.of(true));
        assertThat(tables.serving(totals + "serving.plan").toString())
                .isEqualTo(tables.warehouse(totals + "MARTS.PLAN").toString());
        assertThat(planning.isCurrent()).isTrue();
        double cooked = ((Number) tables.serving("select sum(cook_quantity) from serving.plan")
                        .getFirst()
                        .getFirst())
                .doubleValue();
        assertThat(cooked / world.weeklyUnits(Chain.TODAY)).isBetween(0.95, 1.25);
        // And the pages have it by date, with the odds of the forecast
        assertThat(tables.serving("select min(day)::text, max(day)::text, count(distinct day) from serving.plan_days"))
                .containsExactly(List.of("2026-02-12", "2026-02-18", 7L));
        String friday = "(select coalesce(sum(cook_quantity), 0) from serving.plan where store_id = '012' and item_id ="
                + " 'HOT_DOG' and slot_index / 96 = 4)";
        assertThat(tables.serving("select (select sum(u) from unnest(planned) u) = " + friday
                        + ", (select min(u) from unnest(par) u) >= 0, mean[13] between odds[74] and odds[77],"
                        + " odds[73] < odds[78] from serving.plan_days"
                        + " where store_id = '012' and item_id = 'HOT_DOG' and day = '2026-02-13'"))
                .containsExactly(List.of(true, true, true, true));
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
        sold(Chain.NOON_SLOT - 2);
        List<List<Object>> before = tables.serving(running);

        // When
        int rows = planning.planNext().orElseThrow();

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
        // And the day keeps what was counted
        assertThat(tables.serving("select planned[49]::int, without[49] is null" + DAY))
                .containsExactly(List.of(hotDog.get(2), true));
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
        List<List<Object>> weekly = tables.warehouse("select 0, cook_quantity from MARTS.PLAN where store_id = '012'"
                + " and item_id = 'HOT_DOG' and slot_index = " + Chain.NOON_SLOT);
        assertThat(weekly).isNotEqualTo(List.of(List.of(0, plain)));
        Object id = tables.serving("insert into serving.plan_overrides"
                        + " (store_id, item_id, kind, percent, reason, who, from_at, until_at, set_at) values"
                        + " ('012', 'HOT_DOG', 'never', 0, 'recall', 'Ann', '" + Chain.NOON + "', '"
                        + Chain.NOON.plus(Duration.ofHours(1)) + "', '" + clock.instant() + "') returning id")
                .getFirst()
                .getFirst();

        // When
        planning.planNext();

        // Then
        assertThat(tables.serving("select cook_quantity, without_override, expected_gain" + hotDog))
                .containsExactly(List.of(0, plain, 0.0));
        assertThat(tables.serving("select without[49]::int" + DAY)).containsExactly(List.of(plain));
        assertThat((String) tables.serving("select reason" + hotDog).getFirst().getFirst())
                .endsWith("Ann says none (recall), otherwise " + plain);
        // And the day keeps the week's plan without the word, not what its own stock would have asked for
        assertThat(planning.planWeekIfDue()).isTrue();
        planning.planNext();
        assertThat(tables.serving("select without_override" + hotDog)).containsExactly(List.of(plain));
        assertThat(tables.serving("select planned[49]::int, without[49]::int" + DAY))
                .isEqualTo(weekly);
        clock.moveTo(Chain.NOON.minusSeconds(30));
        tables.executeServing(
                "update serving.plan_overrides set ended_at = '" + clock.instant() + "' where id = " + id);
        planning.planNext();
        assertThat(tables.serving("select cook_quantity, without_override is null" + hotDog))
                .containsExactly(List.of(plain, true));
        // And a word said, or ended, since the week was planned has it planned anew, once
        assertThat(planning.planWeekIfDue()).isTrue();
        assertThat(planning.planWeekIfDue()).isFalse();
        planning.planNext();
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
                    // Rows from counted stock, of a run that is still being planned, have a time of their own.
                    seen.add(tables.serving(
                                    "select count(*), count(distinct planned_at) filter (where slot_start is null)"
                                            + " from serving.plan")
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

    private void sold(int slot) throws SQLException {
        tables.execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('012', 'HOT_DOG', date '" + Chain.TODAY
                + "', " + slot + ", 1, 0)");
    }
}
