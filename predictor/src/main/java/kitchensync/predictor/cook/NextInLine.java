package kitchensync.predictor.cook;

import java.util.Arrays;

/**
 * The approximation: every batch is for the next customers in line, and is looked at by itself.
 *
 * <p>First in, first out means that what becomes of a batch depends on the units ahead of it and on demand, not on what
 * is cooked later. So each group of {@code step} customers is a small problem of its own: how many units from now is the
 * last of them served (place 1, 2, ..), and is their batch not started, or how many slots will it last? Demand moves the
 * group forward. A customer whose turn comes before the batch is ready is lost; units that expire before their turn are
 * lost, and the group may be cooked for again. The value of every place and age is found backwards from the last slot;
 * waiting is worth what the same group is worth one slot later. That is why it does not over-cook as a newsvendor over
 * the whole hold time does: a unit is started for what may be asked for before the next decision's units are ready,
 * against the chance that it expires when a later one would not have.
 *
 * <p>What it leaves out: units ahead that expire let those behind move up. Only what expires before the fresh units are
 * ready, which is known, is counted. Time and memory: slots x places x ages.
 */
public final class NextInLine implements Lookahead {

    private final Outlook outlook;
    private final int step;
    private final int places;

    /** Columns: a batch that lasts 1..hold slots after the next time that units become ready, then no batch. */
    private final int ages;

    /** Value of a place just after units became ready in a slot: with a fresh batch, and with none. */
    private final double[][] fresh;

    private final double[][] none;

    public NextInLine(Outlook outlook) {
        this.outlook = outlook;
        this.step = outlook.step();
        int most = Math.min(outlook.mostUnits(), outlook.mostUntilNext());
        this.places = most == 0 ? 0 : most + 2 * step;
        this.ages = outlook.timing().hold() + 1;
        this.fresh = new double[outlook.slots()][];
        this.none = new double[outlook.slots()][];
        double[] later = new double[(places + 1) * ages];
        for (int slot = outlook.slots() - 1; slot >= 0 && places > 0; slot--) {
            double[] ready = whenReady(slot, later);
            later = atDecision(slot, ready);
        }
    }

    @Override
    public double[] gains(int slot, StockAges stock) {
        int at = slot + outlook.timing().lead();
        int there = stock.total();
        int lasting = there - stock.expiring();
        if (at >= outlook.slots() || places < lasting + step) {
            return new double[1];
        }
        double[] demand = outlook.untilReady(slot);
        double[] gains = new double[(places - lasting) / step + 1];
        int best = 0;
        int steps = 1;
        for (; steps < gains.length && steps <= best + 2; steps++) {
            double gain = -outlook.cost() * step;
            for (int d = 0; d < demand.length; d++) {
                int gone = Math.max(Math.min(d, there), stock.expiring());
                int place = there + steps * step - gone;
                gain += demand[d] * (fresh[at][place] - none[at][place]);
            }
            gains[steps] = gains[steps - 1] + gain;
            best = gains[steps] > gains[best] ? steps : best;
        }
        return Arrays.copyOf(gains, steps);
    }

    /** From the next decision back to when units become ready; columns are what a batch lasts at the next decision. */
    private double[] whenReady(int slot, double[] later) {
        double[] demand = outlook.after(slot);
        double[] sales = Chances.expectedSales(demand, places);
        double[] values = new double[later.length];
        fresh[slot] = new double[places + 1];
        none[slot] = new double[places + 1];
        for (int place = 1; place <= places; place++) {
            moveUp(demand, later, place, values);
            sell(outlook.worth()[slot], sales, place, values);
            fresh[slot][place] = values[place * ages + ages - 2];
            none[slot][place] = values[place * ages + ages - 1];
        }
        return values;
    }

    private double[] atDecision(int slot, double[] ready) {
        double[] boundary = new double[ready.length];
        for (int place = 1; place <= places; place++) {
            int row = place * ages;
            System.arraycopy(ready, row, boundary, row + 1, ages - 2);
            boundary[row + ages - 1] = none[slot][place];
            // Expired unsold: the group is without, or was cooked for in time because that was foreseen.
            boundary[row] = Math.max(none[slot][place], cooked(slot, place) - outlook.cost() * step);
        }
        double[] demand = outlook.before(slot);
        double[] sales = Chances.expectedSales(demand, places);
        double[] untilReady = outlook.untilReady(slot);
        double[] values = new double[ready.length];
        for (int place = 1; place <= places; place++) {
            moveUp(demand, boundary, place, values);
            sell(outlook.worth()[slot], sales, place, values);
            int last = place * ages + ages - 1;
            values[last] = Math.max(values[last], startNow(slot, place, untilReady));
        }
        return values;
    }

    /** Value of each age at {@code place} before the demand, from the values after it; nothing is left of a served group. */
    private void moveUp(double[] demand, double[] after, int place, double[] values) {
        int row = place * ages;
        for (int d = 0; d < demand.length && d < place; d++) {
            double chance = demand[d];
            int from = (place - d) * ages;
            for (int age = 0; age < ages; age++) {
                values[row + age] += chance * after[from + age];
            }
        }
    }

    /** What the group's customers among the demand bring in, with whatever age of batch, but not with none. */
    private void sell(double worth, double[] sales, int place, double[] values) {
        double sold = worth * (sales[place] - sales[Math.max(0, place - step)]);
        for (int age = 0; age < ages - 1; age++) {
            values[place * ages + age] += sold;
        }
    }

    private double startNow(int slot, int place, double[] untilReady) {
        int at = slot + outlook.timing().lead();
        if (at >= outlook.slots()) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = -outlook.cost() * step;
        for (int d = 0; d < untilReady.length; d++) {
            value += untilReady[d] * cooked(at, Math.max(0, place - d));
        }
        return value;
    }

    /**
     * A whole fresh batch for a group of which only {@code place} customers are left, because it lost some while it
     * waited. The other units go to those behind, who then need not be cooked for: worth that, and at most their cost.
     */
    private double cooked(int slot, int place) {
        if (place >= step) {
            return fresh[slot][place];
        }
        int spare = step - place;
        double own = fresh[slot][place];
        double instead = spare * none[slot][step + place] / step;
        return own + Math.min(spare * outlook.cost(), fresh[slot][step] - own - instead);
    }
}
