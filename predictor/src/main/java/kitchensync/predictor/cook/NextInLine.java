package kitchensync.predictor.cook;

import java.util.Arrays;

/**
 * The approximation: every batch is for the next customers in line, and is looked at by itself.
 *
 * <p>First in, first out means that what becomes of a batch depends on the units ahead of it and on demand, not on what
 * is cooked later. So each group of {@code step} customers is a small problem of its own: how many units from now is the
 * last of them served (place 1, 2, ..)? Demand moves the group forward. A customer whose turn comes before a batch is
 * ready is lost; units that expire before their turn are lost, and the group may be cooked for again. The value of every
 * place, with a batch that has just become ready and with none, is found backwards from the last slot; waiting is worth
 * what the same group is worth one slot later. That is why it does not over-cook as a newsvendor over the whole hold time
 * does: a unit is started for what may be asked for before the next decision's units are ready, against the chance that
 * it expires when a later one would not have.
 *
 * <p>Until a batch expires nothing is decided about it, so one look at the demand of its whole hold time tells what it
 * sells and what is left: a sum of independent slots, taken as a count distribution of that mean and variance.
 *
 * <p>What it leaves out: units ahead that expire let those behind move up. Only what expires before the fresh units are
 * ready, which is known, is counted. Time: slots x places x units of demand; memory: slots x places.
 */
public final class NextInLine implements Lookahead {

    private static final double NEGLIGIBLE = 1e-9;

    /** Standard deviations above the mean that demand hardly ever is. */
    private static final double FAR = 4;

    private final Outlook outlook;
    private final int step;

    /** The furthest place looked at in each slot: more is hardly asked for before the next decision's units are ready. */
    private final int[] places;

    /** Demand from the start of a slot until units that are started then are ready. */
    private final double[][] untilReady;

    /** Value of a place just after units became ready in a slot: with a fresh batch, and with none. */
    private final double[][] fresh;

    private final double[][] none;

    public NextInLine(Outlook outlook) {
        this.outlook = outlook;
        this.step = outlook.step();
        int slots = outlook.slots();
        this.places = new int[slots];
        this.untilReady = new double[slots][];
        this.fresh = new double[slots][];
        this.none = new double[slots][];
        int most = outlook.mostUnits();
        if (most > 0) {
            Arrays.setAll(places, slot -> Math.min(most, asked(slot)) + 2 * step);
            look(slots);
        }
    }

    private int asked(int slot) {
        Timing timing = outlook.timing();
        double mean = outlook.mean(slot, timing.lead() + timing.early() + 1);
        return (int) Math.ceil(mean + FAR * Math.sqrt(outlook.dispersions()[slot].variance(mean))) + 1;
    }

    @Override
    public double[] gains(int slot, StockAges stock) {
        int at = slot + outlook.timing().lead();
        int there = stock.total();
        int lasting = there - stock.expiring();
        if (at >= outlook.slots() || places[slot] < lasting + step) {
            return new double[1];
        }
        double[] demand = untilReady[slot];
        double[] gains = new double[(places[slot] - lasting) / step + 1];
        int best = 0;
        int steps = 1;
        for (; steps < gains.length && steps <= best + 2; steps++) {
            double gain = -outlook.cost() * step;
            double left = 1;
            for (int d = 0; left > 0; d++) {
                boolean last = d == demand.length - 1 || d == there;
                double chance = last ? left : demand[d];
                int gone = Math.max(Math.min(d, there), stock.expiring());
                int place = Math.min(there + steps * step - gone, places[at]);
                gain += chance * (fresh[at][place] - none[at][place]);
                left = last ? 0 : left - chance;
            }
            gains[steps] = gains[steps - 1] + gain;
            best = gains[steps] > gains[best] ? steps : best;
        }
        return Arrays.copyOf(gains, steps);
    }

    /** From the last slot back to the first. */
    private void look(int slots) {
        int hold = outlook.timing().hold();
        int lead = outlook.timing().lead();
        double[] nothing = new double[1];
        double[][] cooked = new double[slots][];
        double[][] expired = new double[slots][];
        double[] later = nothing;
        for (int slot = slots - 1; slot >= 0; slot--) {
            int most = places[slot];
            none[slot] = moved(most, outlook.after(slot, most), later);
            fresh[slot] = sold(slot, slot + hold < slots ? expired[slot + hold] : nothing);
            cooked[slot] = cooked(slot);
            expired[slot] = betterOf(none[slot], cooked[slot]);
            untilReady[slot] = outlook.untilReady(slot, most);
            later = moved(most, lead == 0 ? untilReady[slot] : outlook.before(slot, most), none[slot]);
            if (slot + lead < slots) {
                later = betterOf(later, started(most, untilReady[slot], cooked[slot + lead]));
            }
        }
    }

    /**
     * Value of each place before the demand, from that after it; nothing is left of a group that was passed by. Places
     * beyond those that were looked at are worth what the last of these is.
     */
    private static double[] moved(int most, double[] demand, double[] after) {
        double[] from = after;
        if (from.length <= most) {
            from = Arrays.copyOf(after, most + 1);
            Arrays.fill(from, after.length, most + 1, after[after.length - 1]);
        }
        double[] values = new double[most + 1];
        for (int d = 0; d < demand.length; d++) {
            double chance = demand[d];
            if (chance < NEGLIGIBLE) {
                continue; // most of a busy item's, over its hold time
            }
            for (int place = d + 1; place <= most; place++) {
                values[place] += chance * from[place - d];
            }
        }
        return values;
    }

    /** Value of a place with a fresh batch: what is sold before it expires, and what the rest is worth without it. */
    private double[] sold(int slot, double[] expired) {
        int most = places[slot];
        Outlook.Span holding = outlook.holding(slot);
        double[] demand = Chances.first(most, holding.mean(), holding.variance());
        double[] values = moved(most, demand, expired);
        double[] sales = Chances.expectedSales(demand, most);
        for (int place = 1; place <= most; place++) {
            values[place] += holding.worth() * (sales[place] - sales[Math.max(0, place - step)]);
        }
        return values;
    }

    /**
     * A whole fresh batch for the group at each place, of which fewer than a batch are left where it lost some while it
     * waited. The other units go to those behind, who then need not be cooked for: worth that, and at most their cost.
     */
    private double[] cooked(int slot) {
        double[] values = fresh[slot].clone();
        for (int place = 0; place < step; place++) {
            int spare = step - place;
            double own = fresh[slot][place];
            double instead = spare * none[slot][step + place] / step;
            values[place] = own + Math.min(spare * outlook.cost(), fresh[slot][step] - own - instead);
        }
        return values;
    }

    /** Value of what is cooked now for each place, by the demand until it is ready; place 0 is that of all passed by. */
    private static double[] started(int most, double[] demand, double[] cooked) {
        double[] values = moved(most, demand, cooked);
        double ahead = 1;
        for (int place = 1; place <= most; place++) {
            ahead -= place <= demand.length ? demand[place - 1] : 0;
            values[place] += ahead * cooked[0];
        }
        return values;
    }

    /** Without a batch, or with one that is paid for, whichever is worth more. */
    private double[] betterOf(double[] without, double[] with) {
        double[] values = new double[without.length];
        for (int place = 1; place < values.length; place++) {
            values[place] = Math.max(without[place], with[place] - outlook.cost() * step);
        }
        return values;
    }
}
