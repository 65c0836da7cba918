package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;
import org.junit.jupiter.api.Test;

class SlotPlanTest {

    private static final int NOON = Slot.of(DayOfWeek.MONDAY, 12, 0).index();

    private static SlotPlan.Line line(ItemWeek week, Batch... stock) {
        PlannedItem planned = new PlannedItem("012", Items.item(10, 120, CookIn.UNITS, 1), week, 0);
        return new SlotPlan.Line(planned, List.of(stock));
    }

    @Test
    void everyLineGetsItsUnitsAndWhatIsNotSoldSoonGetsNone() {
        SlotPlan.Line lunch = line(Items.flat(1.5, 10, 22));
        SlotPlan.Line breakfast = line(Items.flat(1.5, 4, 12));
        SlotPlan.Line stocked = line(Items.flat(1.5, 10, 22), new Batch(30, -5, 115));

        int[] units = SlotPlan.units(Capacity.UNLIMITED, NOON, Instant.EPOCH, List.of(breakfast, lunch, stocked));

        assertThat(units[0]).isZero();
        assertThat(units[1])
                .isEqualTo(
                        lunch.planned().propose(NOON, Instant.EPOCH, List.of()).units());
        assertThat(units[1]).isBetween(4, 7);
        assertThat(units[2]).isZero();
    }

    @Test
    void theCrewsLimitHolds() {
        List<SlotPlan.Line> lines = List.of(line(Items.flat(1.5, 0, 24)), line(Items.flat(1, 0, 24)));

        int[] units = SlotPlan.units(new Capacity(Map.of(), 3), NOON, Instant.EPOCH, lines);

        assertThat(units[0] + units[1]).isEqualTo(3);
    }
}
