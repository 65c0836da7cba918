package kitchensync.predictor.cook;

import java.util.Arrays;
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
 * @param dispersions how far demand strays from the mean, in each slot; over several slots, that of the first
 */
public record Outlook(Timing timing, int step, double cost, double[] worth, double[] means, Dispersion[] dispersions) {

    public Outlook {
        if (step < 1 || worth.length != means.length || dispersions.length != means.length) {
            throw new IllegalArgumentException("a step of at least 1, and a worth and a dispersion for each mean");
        }
    }

    /** An outlook that is as uncertain in all slots. */
    public Outlook(Timing timing, int step, double cost, double[] worth, double[] means, Dispersion dispersion) {
        this(timing, step, cost, worth, means, new Dispersion[means.length]);
        Arrays.fill(dispersions, dispersion);
    }

    public int slots() {
        return means.length;
    }

    /** Demand of a slot before what was started for it is ready. */
    double[] before(int slot) {
        return Chances.of(means[slot] * timing.early(), dispersions[slot]);
    }

    /** Demand of a slot after that. */
    double[] after(int slot) {
        return Chances.of(means[slot] * (1 - timing.early()), dispersions[slot]);
    }

    /** Demand from the start of a slot until units that are started then are ready. */
    double[] untilReady(int slot) {
        return timing.lead() == 0
                ? before(slot)
                : Chances.of(mean(slot, timing.lead() + timing.early()), dispersions[slot]);
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
        double worthiest = Arrays.stream(worth).max().orElse(0);
        double share = Math.max(cost / worthiest, .001);
        return worthiest <= cost ? 0 : most(timing.lead() + timing.early() + timing.hold(), 1 - share);
    }

    /** The most units that are likely to be asked for before what is started at the next decision is ready. */
    int mostUntilNext() {
        return most(timing.lead() + timing.early() + 1, 1 - 1e-4);
    }

    /** The quantile of the demand of that many slots where it is highest. */
    private int most(double slots, double level) {
        int highest = 0;
        for (int slot = 1; slot < means.length; slot++) {
            highest = mean(slot, slots) > mean(highest, slots) ? slot : highest;
        }
        return means.length == 0
                ? 0
                : dispersions[highest].of(mean(highest, slots)).quantile(level);
    }
}
