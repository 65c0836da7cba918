package kitchensync.predictor.cook;

import java.util.Arrays;
import kitchensync.predictor.dispersion.Dispersion;

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

    /** The chances of the first numbers of the demand of a slot before what was started for it is ready. */
    double[] before(int slot, int count) {
        return first(count, slot, timing.early());
    }

    /** The same after that. */
    double[] after(int slot, int count) {
        return first(count, slot, 1 - timing.early());
    }

    /** The same from the start of a slot until units that are started then are ready. */
    double[] untilReady(int slot, int count) {
        if (timing.lead() == 0) {
            return before(slot, count);
        }
        double mean = mean(slot, timing.lead() + timing.early());
        return Chances.first(count, mean, dispersions[slot].variance(mean));
    }

    private double[] first(int count, int slot, double share) {
        double mean = share * means[slot];
        return Chances.first(count, mean, dispersions[slot].variance(mean));
    }

    /** Demand of a span of slots, and what serving a customer is worth in the mean over them. */
    record Span(double mean, double variance, double worth) {}

    /** What units that become ready in a slot can be sold to, until they expire or the outlook ends. */
    Span holding(int slot) {
        double mean = 0;
        double variance = 0;
        double worths = 0;
        int last = slot + timing.hold();
        for (int i = slot; i <= last && i < means.length; i++) {
            double share = i == slot ? 1 - timing.early() : i == last ? timing.early() : 1;
            double m = share * means[i];
            mean += m;
            variance += dispersions[i].variance(m);
            worths += m * worth[i];
        }
        return new Span(mean, variance, mean > 0 ? worths / mean : worth[slot]);
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
