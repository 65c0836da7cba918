package kitchensync.predictor.plan;

import java.util.Arrays;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.Dispersion;

/**
 * Demand of one item in one store through the week, which has no end: after Sunday comes Monday.
 *
 * <p>Sums over a window are taken before any rounding; a fraction of a slot counts for its share.
 */
public final class ItemWeek {

    private final double[] units;
    private final boolean[] sellable;
    private final Dispersion[] dispersions;

    /** Sums of two weeks, so that a window may run past the end of the first. */
    private final double[] sums = new double[2 * Slot.PER_WEEK + 1];

    private final int[] openSlots;

    /**
     * @param units mean demand in each slot of the week
     * @param sellable whether the item can be sold in it
     * @param dispersions how far demand strays from these means
     */
    public ItemWeek(double[] units, boolean[] sellable, Dispersion[] dispersions) {
        this(units.clone(), sellable.clone(), dispersions.clone(), new int[Slot.PER_WEEK]);
        int run = 0;
        for (int i = 2 * Slot.PER_WEEK - 1; i >= 0; i--) {
            run = sellable[i % Slot.PER_WEEK] ? Math.min(Slot.PER_WEEK, run + 1) : 0;
            openSlots[i % Slot.PER_WEEK] = run;
        }
    }

    private ItemWeek(double[] units, boolean[] sellable, Dispersion[] dispersions, int[] openSlots) {
        this.units = units;
        this.sellable = sellable;
        this.dispersions = dispersions;
        this.openSlots = openSlots;
        for (int i = 0; i < 2 * Slot.PER_WEEK; i++) {
            sums[i + 1] = sums[i] + units[i % Slot.PER_WEEK];
        }
    }

    /** The same week of an item that nobody can buy yet. */
    ItemWeek beforeItsFirstDay() {
        return times(0);
    }

    /** The same week with that many times the demand. */
    ItemWeek times(double factor) {
        return new ItemWeek(
                Arrays.stream(units).map(mean -> mean * factor).toArray(), sellable, dispersions, openSlots);
    }

    /** The same with that many times the demand in the rest of the day to which the slot belongs. */
    public ItemWeek timesFrom(int slot, double factor) {
        double[] corrected = units.clone();
        for (int i = slot; i < slot - slot % Slot.PER_DAY + Slot.PER_DAY; i++) {
            corrected[i] *= factor;
        }
        return new ItemWeek(corrected, sellable, dispersions, openSlots);
    }

    Dispersion dispersion(int slot) {
        return dispersions[slot];
    }

    public double units(int slot) {
        return units[slot];
    }

    public boolean isSellable(int slot) {
        return sellable[slot];
    }

    /** Slots from this one on until one in which the item can be sold, at most {@code most}; more when there is none. */
    int slotsUntilSold(int slot, int most) {
        int wait = 0;
        while (wait <= most && !sellable[(slot + wait) % Slot.PER_WEEK]) {
            wait++;
        }
        return wait;
    }

    /** Minutes from the start of the slot until the item can no longer be sold: closing, or the end of its day part. */
    public int openMinutes(int slot) {
        return openSlots[slot] * Slot.MINUTES;
    }

    /** Mean demand in the first {@code minutes} from the start of the slot; at most a week. */
    public double demand(int slot, int minutes) {
        int whole = minutes / Slot.MINUTES;
        double part = (double) (minutes % Slot.MINUTES) / Slot.MINUTES;
        double sum = sums[slot + whole] - sums[slot];
        return Math.max(0, part == 0 ? sum : sum + part * units[(slot + whole) % Slot.PER_WEEK]);
    }
}
