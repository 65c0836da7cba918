package kitchensync.predictor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import kitchensync.predictor.history.DemandEstimate.ItemSlots;
import org.junit.jupiter.api.Test;

/** Two items of a shop that sell two in each slot but every third; what was cooked is told of in part. */
class UntoldCookingTest {

    private static final int SLOTS = 96;
    private static final int DAYS = 14;

    private final ItemSlots told = item();
    private final ItemSlots other = item();

    private static ItemSlots item() {
        int[] sold = new int[DAYS * SLOTS];
        Arrays.setAll(sold, slot -> slot % 3 == 2 ? 0 : 2);
        boolean[] sellable = new boolean[sold.length];
        Arrays.fill(sellable, true);
        return new ItemSlots(sold, new int[sold.length], new int[sold.length], sellable, 0, .5);
    }

    private double[][] demand() {
        return DemandEstimate.of(new ItemSlots[] {told, other}, SLOTS);
    }

    private static double[] sales(ItemSlots item) {
        return Arrays.stream(item.sold()).asDoubleStream().toArray();
    }

    @Test
    void anItemThatIsNeverToldOfIsWantedAsOftenAsItSells() {
        Arrays.fill(told.cooked(), 3);

        assertThat(demand()[1]).containsExactly(sales(other));
    }

    @Test
    void beforeTheFirstBatchSalesAreAllThatIsKnown() {
        other.cooked()[7 * SLOTS] = 10_000;

        assertThat(demand()[1]).containsExactly(sales(other));
    }

    @Test
    void aBatchThatSellsMoreThanItHasSaysNothingOfWhatComesAfter() {
        other.cooked()[0] = 3;

        assertThat(Arrays.copyOfRange(demand()[1], 2, DAYS * SLOTS))
                .containsExactly(Arrays.copyOfRange(sales(other), 2, DAYS * SLOTS));
    }

    @Test
    void aBatchThatIsGoneLeavesDemandUnseen() {
        // Two of four in the first slot of each day, the rest in the next, and nothing sells until the next batch
        for (int day = 0; day < DAYS; day++) {
            Arrays.fill(other.sold(), day * SLOTS + 2, (day + 1) * SLOTS, 0);
            other.cooked()[day * SLOTS] = 4;
        }

        assertThat(Arrays.stream(demand()[1]).sum()).isGreaterThan(4 * DAYS);
    }
}
