package kitchensync.predictor.cook;

import kitchensync.predictor.forecast.Dispersion;

/**
 * All that a cook decision looks at but the stock: an item's coming slots, up to the last in which it can be sold.
 *
 * <p>What a day's slots have in common (the shared part of the dispersion) moves them together; a plan treats them as
 * independent, each with its own full variance. A busy morning is the forecast's to notice.
 *
 * @param step units that are started together: 1, or a batch
 * @param cost of a unit
 * @param worth of serving a customer, in each slot
 * @param means of demand, in each slot
 */
public record Outlook(Timing timing, int step, double cost, double[] worth, double[] means, Dispersion dispersion) {

    public Outlook {
        if (step < 1 || worth.length != means.length) {
            throw new IllegalArgumentException("a step of at least 1, and a worth for each mean");
        }
    }

    public int slots() {
        return means.length;
    }

    /** Demand of a slot before what was started for it is ready. */
    double[] before(int slot) {
        return Chances.of(means[slot] * timing.early(), dispersion);
    }

    /** Demand of a slot after that. */
    double[] after(int slot) {
        return Chances.of(means[slot] * (1 - timing.early()), dispersion);
    }

    /** Demand from the start of a slot until units that are started then are ready. */
    double[] untilReady(int slot) {
        return timing.lead() == 0 ? before(slot) : Chances.of(mean(slot, timing.lead() + timing.early()), dispersion);
    }

    /** Mean demand in the next {@code slots}, fewer where the item is no longer sold then. */
    double mean(int slot, double slots) {
        double sum = 0;
        for (int i = slot; i < means.length && slots - (i - slot) > 0; i++) {
            sum += means[i] * Math.min(1, slots - (i - slot));
        }
        return sum;
    }

    /** The most stock that can ever pay: beyond it a fresh unit is sold with less than the chance that pays its cost. */
    int mostUnits() {
        double highest = 0;
        double worthiest = 0;
        for (int slot = 0; slot < means.length; slot++) {
            highest = Math.max(highest, mean(slot, timing.lead() + timing.early() + timing.hold()));
            worthiest = Math.max(worthiest, worth[slot]);
        }
        return worthiest <= cost
                ? 0
                : dispersion.of(highest).quantile(1 - Math.max(cost, .001 * worthiest) / worthiest);
    }

    /** The most units that are likely to be asked for before what is started at the next decision is ready. */
    int mostUntilNext() {
        double highest = 0;
        for (int slot = 0; slot < means.length; slot++) {
            highest = Math.max(highest, mean(slot, timing.lead() + timing.early() + 1));
        }
        return dispersion.of(highest).quantile(1 - 1e-4);
    }
}
