package kitchensync.predictor.dispersion;

/**
 * A distribution of whole units by its mean and variance: negative binomial, or Poisson where the variance is not above
 * the mean.
 *
 * <p>With size r = mean² / (variance - mean), P(0) = (r / (r + mean))^r and P(k + 1) = P(k) (k + r) / (k + 1) mean / (r +
 * mean) (Johnson, Kemp, Kotz, Univariate Discrete Distributions, 5.1 and 2.3.2).
 *
 * @param mean units, at least 0
 * @param variance squared units
 */
public record CountDistribution(double mean, double variance) {

    /** Logarithm of a probability that no longer changes a sum of them. */
    private static final double LEAST = -50;

    public CountDistribution {
        if (!(mean >= 0) || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("a mean and variance of at least 0, not " + mean + ", " + variance);
        }
    }

    /** P(0), P(1), .. P(units): {@code units + 1} values. */
    public double[] probabilities(int units) {
        double[] probabilities = new double[units + 1];
        double log = logAtZero();
        for (int k = 0; k <= units; k++) {
            probabilities[k] = Math.exp(log);
            log += logStep(k);
        }
        return probabilities;
    }

    /** P(demand <= units); 0 below 0. */
    public double cumulative(int units) {
        double sum = 0;
        double log = logAtZero();
        for (int k = 0; k <= units; k++) {
            sum += Math.exp(log);
            log += logStep(k);
        }
        return Math.min(1, sum);
    }

    /** The fewest units that demand stays within with that probability: the smallest k with P(demand <= k) >= level. */
    public int quantile(double level) {
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("a quantile's level is at least 0 and below 1, not " + level);
        }
        double log = logAtZero();
        double sum = Math.exp(log);
        int k = 0;
        while (sum < level && (k < mean || log > LEAST)) {
            log += logStep(k++);
            sum += Math.exp(log);
        }
        return k;
    }

    /** Mean of min(demand, units): what can be sold of {@code units}. */
    public double expectedSales(int units) {
        double sold = 0;
        double sum = 0;
        double log = logAtZero();
        for (int k = 0; k < units; k++) {
            sum += Math.exp(log);
            sold += Math.max(0, 1 - sum);
            log += logStep(k);
        }
        return sold;
    }

    private boolean isPoisson() {
        return variance <= mean * (1 + 1e-9);
    }

    private double size() {
        return mean * mean / (variance - mean);
    }

    private double logAtZero() {
        if (mean == 0) {
            return 0;
        }
        return isPoisson() ? -mean : -size() * Math.log1p(mean / size());
    }

    /** From log P(k) to log P(k + 1). Logarithms, because P(0) of a mean in the hundreds is too small for a double. */
    private double logStep(int k) {
        if (mean == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(isPoisson() ? mean / (k + 1) : (k + size()) / (k + 1) * mean / (size() + mean));
    }
}
