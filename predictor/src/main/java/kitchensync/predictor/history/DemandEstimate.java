package kitchensync.predictor.history;

import java.util.Arrays;
import kitchensync.predictor.dispersion.CountDistribution;

/**
 * Estimates the demand of one store behind its sales, where nobody reports what customers could not have: an item whose
 * stock was gone sold less than was asked for. What was cooked and thrown away tells when that was.
 *
 * <p>In a slot in which the stock was sold out, demand is known to be at least the sales; its mean given that is taken
 * (Dempster, Laird and Rubin, 1977, with right-censored counts). What the slot would usually have comes from the slots of
 * the same time of day that were not cut short, times how busy the day was by all items' such slots.
 */
public final class DemandEstimate {

    /** Variance of demand in its mean: customers who take one, two or three. */
    private static final double PER_UNIT = 1.7;

    private static final int ROUNDS = 4;

    /** Slots of which the mean for all times of day counts beside a slot's own days. */
    private static final double PRIOR_DAYS = 2;

    /**
     * One item's units, day by day and slot by slot; arrays of the same length, a multiple of {@code slots}.
     *
     * @param sellable whether the store sold the item in the slot
     * @param lead slots after the one in which they are started until units are ready
     * @param early share of that slot that has passed by then
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record ItemSlots(int[] sold, int[] wasted, int[] cooked, boolean[] sellable, int lead, double early) {}

    /** What is known of one slot: sold without a limit, or up to where the stock ended, or without any stock for a share. */
    private final boolean[][] soldOut;

    private final double[][] without;
    private final ItemSlots[] items;
    private final int slots;
    private final double[][] usual;
    private final double[] busy;

    private DemandEstimate(ItemSlots[] items, int slots) {
        this.items = items;
        this.slots = slots;
        this.soldOut = new boolean[items.length][];
        this.without = new double[items.length][];
        this.usual = new double[items.length][slots];
        this.busy = new double[items.length == 0 ? 0 : items[0].sold().length / slots];
        Arrays.fill(busy, 1);
    }

    /**
     * @param slots of a day
     * @return demand by item, day and slot
     */
    public static double[][] of(ItemSlots[] items, int slots) {
        DemandEstimate estimate = new DemandEstimate(items, slots);
        for (int item = 0; item < items.length; item++) {
            estimate.followStock(item);
        }
        double[][] demand = new double[items.length][];
        for (int round = 0; round < ROUNDS; round++) {
            for (int item = 0; item < items.length; item++) {
                demand[item] = estimate.demand(item);
                estimate.learn(item, demand[item]);
            }
            estimate.learnDays();
        }
        return demand;
    }

    /** Stock is known from a batch on until more was sold than can have been there: not every batch is told of. */
    private void followStock(int item) {
        ItemSlots of = items[item];
        int length = of.sold().length;
        soldOut[item] = new boolean[length];
        without[item] = new double[length];
        int stock = 0;
        boolean known = false;
        for (int slot = 0; slot < length; slot++) {
            int ready = slot >= of.lead() ? of.cooked()[slot - of.lead()] : 0;
            int left = stock + ready - of.sold()[slot] - of.wasted()[slot];
            boolean before = known;
            known = (known || ready > 0) && left >= 0;
            if (!known) {
                stock = 0;
                continue;
            }
            if (of.sellable()[slot] && left == 0) {
                soldOut[item][slot] = stock + ready > 0;
                without[item][slot] = stock + ready > 0 ? 0 : 1;
            } else if (of.sellable()[slot] && before && stock == 0) {
                without[item][slot] = of.early();
            }
            stock = left;
        }
    }

    private double[] demand(int item) {
        int[] sold = items[item].sold();
        double[] demand = new double[sold.length];
        for (int slot = 0; slot < sold.length; slot++) {
            double mean = usual[item][slot % slots] * busy[slot / slots];
            demand[slot] = sold[slot] + without[item][slot] * mean;
            if (soldOut[item][slot] && mean > 0) {
                demand[slot] += beyond(mean, sold[slot]);
            }
        }
        return demand;
    }

    /** Mean of what demand is above {@code sold}, given that it is at least that. */
    private static double beyond(double mean, int sold) {
        CountDistribution demand = new CountDistribution(mean, PER_UNIT * mean);
        double chance = 1 - demand.cumulative(sold - 1);
        return chance < 1e-9 ? 0 : (mean - demand.expectedSales(sold)) / chance;
    }

    private void learn(int item, double[] demand) {
        double[] units = new double[slots];
        double[] days = new double[slots];
        double allUnits = 0;
        double allDays = 0;
        for (int slot = 0; slot < demand.length; slot++) {
            if (items[item].sellable()[slot]) {
                units[slot % slots] += demand[slot];
                days[slot % slots] += busy[slot / slots];
                allUnits += demand[slot];
                allDays += busy[slot / slots];
            }
        }
        double mean = allUnits / Math.max(1, allDays);
        for (int slot = 0; slot < slots; slot++) {
            usual[item][slot] = days[slot] == 0 ? 0 : (units[slot] + PRIOR_DAYS * mean) / (days[slot] + PRIOR_DAYS);
        }
    }

    private void learnDays() {
        double[] sold = new double[busy.length];
        double[] expected = new double[busy.length];
        for (int item = 0; item < items.length; item++) {
            for (int slot = 0; slot < items[item].sold().length; slot++) {
                if (items[item].sellable()[slot] && !soldOut[item][slot] && without[item][slot] == 0) {
                    sold[slot / slots] += items[item].sold()[slot];
                    expected[slot / slots] += usual[item][slot % slots];
                }
            }
        }
        for (int day = 0; day < busy.length; day++) {
            busy[day] = (sold[day] + 20) / (expected[day] + 20);
        }
    }
}
