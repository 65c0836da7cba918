package kitchensync.predictor.plan;

import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.Lookahead;
import kitchensync.predictor.cook.StockAges.Batch;

/**
 * What can be cooked of one item at the start of a slot, and what each quantity is expected to earn.
 *
 * @param step units that are started together
 * @param gains expected profit of starting 0, 1, 2 .. steps over that of none
 * @param expectedDemand mean demand until the units would expire or can no longer be sold
 * @param end minute of the week at which that is; may be past the week's end
 * @param tooLate whether units started now would be ready only then
 * @param stock on hand and cooking at the start of the slot
 */
public record Choice(
        Item item,
        int slot,
        int step,
        double[] gains,
        Economics economics,
        double expectedDemand,
        int end,
        boolean tooLate,
        List<Batch> stock) {

    /** Units that earn the most. */
    public int best() {
        return step * Lookahead.best(gains);
    }

    /** The expected profit of starting {@code units} rather than none. */
    public double gain(int units) {
        return gains[Math.min(units / step, gains.length - 1)];
    }

    int holdUntil() {
        return end / Slot.MINUTES % Slot.PER_WEEK;
    }

    double onHand() {
        return stock.stream()
                .filter(batch -> batch.readyIn() <= 0)
                .mapToDouble(Batch::units)
                .sum();
    }

    double cooking() {
        return stock.stream()
                .filter(batch -> batch.readyIn() > 0)
                .mapToDouble(Batch::units)
                .sum();
    }
}
