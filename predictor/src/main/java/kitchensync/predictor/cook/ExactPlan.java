package kitchensync.predictor.cook;

import java.util.Arrays;

/**
 * The exact plan by dynamic programming, for items that are ready within a slot: the state is the units of every age,
 * first in, first out. The number of states grows fast with stock and hold time, so it serves where both are small, and
 * as the measure of {@link NextInLine}.
 *
 * <p>Backwards from the last slot: what a stock is worth once units became ready, from the demand of the rest of the slot
 * and the worth at the next decision; what it is worth at the decision, from the demand until then, what expires, and the
 * best number to start. The model is the classic one of periodic review with lost sales (Nahmias, Perishable Inventory
 * Systems, 2011); new is only that units become ready within the period.
 */
public final class ExactPlan implements Lookahead {

    private final Outlook outlook;
    private final AgeStates states;

    /** Worth of a stock just after units became ready, by slot; ages are those at the next decision. */
    private final double[][] ready;

    private final double worth;

    /** @param mostUnits on hand and cooking together; more is never started */
    public ExactPlan(Outlook outlook, int mostUnits) {
        if (outlook.timing().lead() > 0) {
            throw new IllegalArgumentException("the exact plan is for what is ready within a slot");
        }
        this.outlook = outlook;
        this.states = new AgeStates(outlook.timing().hold(), mostUnits);
        this.ready = new double[outlook.slots()][];
        double[] later = new double[states.count()];
        for (int slot = outlook.slots() - 1; slot >= 0; slot--) {
            ready[slot] = whenReady(slot, later);
            later = atDecision(slot);
        }
        this.worth = later[0];
    }

    /** States of a plan with that much stock; {@link Integer#MAX_VALUE} when there are even more. */
    public static int states(Outlook outlook, int mostUnits) {
        return AgeStates.count(outlook.timing().hold(), mostUnits);
    }

    /** Expected profit of the whole outlook, beginning with nothing. */
    public double profit() {
        return worth;
    }

    @Override
    public double[] gains(int slot, StockAges stock) {
        if (stock.total() > states.most()) {
            return new double[1];
        }
        double[] profits = profits(slot, states.index(stock.units()), outlook.before(slot));
        double none = profits[0];
        for (int steps = 0; steps < profits.length; steps++) {
            profits[steps] -= none;
        }
        return profits;
    }

    private double[] whenReady(int slot, double[] later) {
        double[] demand = outlook.after(slot);
        double[] values = new double[states.count()];
        for (int state = 0; state < values.length; state++) {
            double left = 1;
            int sold = 0;
            int now = state;
            for (; sold < states.total(state) && sold < demand.length - 1; sold++) {
                values[state] += demand[sold] * (outlook.worth()[slot] * sold + later[now]);
                left -= demand[sold];
                now = states.sellOne(now);
            }
            values[state] += left * (outlook.worth()[slot] * sold + later[now]);
        }
        return values;
    }

    private double[] atDecision(int slot) {
        double[] demand = outlook.before(slot);
        double[] values = new double[states.count()];
        for (int state = 0; state < values.length; state++) {
            values[state] = Arrays.stream(profits(slot, state, demand)).max().orElseThrow();
        }
        return values;
    }

    /** Expected profit of starting 0, 1, .. steps. */
    private double[] profits(int slot, int state, double[] demand) {
        int there = states.total(state);
        double[] profits = new double[(states.most() - there) / outlook.step() + 1];
        for (int steps = 0; steps < profits.length; steps++) {
            profits[steps] = -outlook.cost() * outlook.step() * steps;
        }
        double left = 1;
        int now = state;
        for (int sold = 0; left > 0; sold++) {
            boolean last = sold == there || sold == demand.length - 1;
            double chance = last ? left : demand[sold];
            int kept = states.expire(now);
            for (int steps = 0; steps < profits.length; steps++) {
                profits[steps] +=
                        chance * (outlook.worth()[slot] * sold + ready[slot][states.add(kept, steps * outlook.step())]);
            }
            left = last ? 0 : left - chance;
            now = states.sellOne(now);
        }
        return profits;
    }
}
