package kitchensync.predictor.cook;

import java.util.Arrays;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.dispersion.Dispersion;

/** The chances of 0, 1, 2 .. units of demand, as a plan uses them: cut where less than 1e-9 is left. */
final class Chances {

    private static final double[] NONE = {1};
    private static final double REST = 1e-9;

    /** What an approximation may leave out. */
    private static final double SMALL_REST = 1e-6;

    /** Above this P(0) may be too small for a double. */
    private static final double LARGE_MEAN = 300;

    private Chances() {}

    /** P(0), P(1), ..; the last holds all that is beyond it, so that they sum to 1. */
    static double[] of(double mean, Dispersion dispersion) {
        if (mean <= 0) {
            return NONE;
        }
        if (mean > LARGE_MEAN) {
            CountDistribution demand = dispersion.of(mean);
            return closed(demand.probabilities(demand.quantile(1 - REST)));
        }
        return closed(upTo(Integer.MAX_VALUE, REST, mean, dispersion.variance(mean)));
    }

    /** P(0), P(1), .. of a mean and variance: at most {@code count} of them, and nothing of what is beyond. */
    static double[] first(int count, double mean, double variance) {
        if (mean <= 0) {
            return NONE;
        }
        return mean > LARGE_MEAN
                ? new CountDistribution(mean, variance).probabilities(count - 1)
                : upTo(count, SMALL_REST, mean, variance);
    }

    /** Ends where less than {@code rest} is left. The recurrences are those of {@link CountDistribution}. */
    private static double[] upTo(int most, double rest, double mean, double variance) {
        boolean poisson = variance <= mean * (1 + 1e-6);
        double size = poisson ? 0 : mean * mean / (variance - mean);
        double ratio = poisson ? 0 : mean / (size + mean);
        double chance = Math.exp(poisson ? -mean : -size * Math.log(variance / mean));
        double[] chances = new double[Math.min(most, 16)];
        double left = 1;
        for (int k = 0; k < most; k++) {
            if (k == chances.length) {
                chances = Arrays.copyOf(chances, Math.min(most, 2 * k));
            }
            chances[k] = chance;
            left -= chance;
            if (left < rest && k >= mean) {
                return Arrays.copyOf(chances, k + 1);
            }
            chance *= poisson ? mean / (k + 1) : (k + size) / (k + 1) * ratio;
        }
        return chances;
    }

    private static double[] closed(double[] chances) {
        double sum = 0;
        for (int k = 0; k < chances.length - 1; k++) {
            sum += chances[k];
        }
        chances[chances.length - 1] = Math.max(0, 1 - sum);
        return chances;
    }

    /** Mean of min(demand, k) for k = 0..most. */
    static double[] expectedSales(double[] chances, int most) {
        double[] sales = new double[most + 1];
        double reaches = 1;
        for (int k = 1; k <= most; k++) {
            reaches -= k <= chances.length ? chances[k - 1] : 0;
            sales[k] = sales[k - 1] + Math.max(0, reaches);
        }
        return sales;
    }
}
