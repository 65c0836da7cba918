package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import org.junit.jupiter.api.Test;

class WeekPlanTest {

    private static List<WeekPlan.Planned> of(Item item, ItemWeek week) {
        PlannedItem planned = new PlannedItem("012", item, week, 0, Directives.NONE);
        return WeekPlan.of(Capacity.UNLIMITED, List.of(planned), slot -> Instant.EPOCH);
    }

    @Test
    void weekCooksWhatItSells() {
        // Given 2 units a slot, day and night, and an hour to hold
        ItemWeek week = Items.flat(2, 0, 24);

        // When
        List<WeekPlan.Planned> plan = of(Items.item(10, 60, CookIn.UNITS, 1), week);

        // Then
        int cooked = plan.stream().mapToInt(slot -> slot.decision().quantity()).sum();
        assertThat(plan).hasSize(Slot.PER_WEEK);
        assertThat((double) cooked).isEqualTo(2.0 * Slot.PER_WEEK, within(4.0));
    }

    @Test
    void firstSlotOfTheWeekKnowsTheStockOfSundayNight() {
        ItemWeek week = Items.flat(2, 0, 24);

        WeekPlan.Planned monday = of(Items.item(10, 60, CookIn.UNITS, 1), week).getFirst();

        assertThat(monday.slot()).isZero();
        assertThat(monday.onHand()).isPositive();
    }

    @Test
    void stockDoesNotOutliveTheNight() {
        // Given open from 5 to 23 with two hours to hold
        ItemWeek week = Items.flat(2, 5, 23);

        // When
        List<WeekPlan.Planned> plan = of(Items.item(5, 120, CookIn.UNITS, 1), week);

        // Then every morning starts empty, a slot before opening, and nothing is planned for the night
        assertThat(plan).hasSize(7 * (18 * 4 + 1));
        assertThat(plan)
                .filteredOn(slot -> new Slot(slot.slot()).hour() == 4)
                .hasSize(7)
                .allSatisfy(morning -> {
                    assertThat(morning.onHand()).isZero();
                    assertThat(morning.cooking()).isZero();
                    assertThat(morning.decision().quantity()).isPositive();
                });
    }

    @Test
    void stockRunsDownTowardsClosing() {
        ItemWeek week = Items.flat(2, 5, 23);

        List<WeekPlan.Planned> plan = of(Items.item(5, 240, CookIn.UNITS, 1), week);

        int lastSlot = Slot.of(DayOfWeek.FRIDAY, 22, 45).index();
        assertThat(plan)
                .filteredOn(slot -> slot.slot() == lastSlot)
                .singleElement()
                .satisfies(last ->
                        assertThat(last.onHand() + last.decision().quantity()).isLessThan(4));
    }
}
