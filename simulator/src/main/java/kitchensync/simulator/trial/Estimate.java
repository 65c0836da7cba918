package kitchensync.simulator.trial;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure of a trial with its 95 % confidence interval. Not a number where there is nothing to say: without anything
 * sold, or without an interval because only one day counted.
 *
 * <p>A figure is a sum over a sum, and the days of the chain are its independent parts: stores of a region share a day's
 * weather, so they are not. The interval is that of the ratio estimator (Cochran, Sampling Techniques, 3rd ed. 1977,
 * 6.4) with Student's t. It says how far the figure may be off because of the days that were drawn, given what each
 * contender had learnt.
 */
public record Estimate(double value, double low, double high) {

    private static final double UPPER_TAIL = .975;

    /** Half the width of the interval. */
    public double margin() {
        return (high - low) / 2;
    }

    /** Whether the interval leaves out 0: of a difference, that it is there. */
    public boolean isSure() {
        return low > 0 || high < 0;
    }

    /** @param above and below by day */
    static Estimate ratio(double[] above, double[] below) {
        return of(sum(above) / sum(below), residuals(above, below), counting(below));
    }

    /** The first ratio less the second, both over the same days: what the days have in common cancels out. */
    static Estimate difference(double[] above, double[] below, double[] otherAbove, double[] otherBelow) {
        double[] residuals = residuals(above, below);
        double[] others = residuals(otherAbove, otherBelow);
        for (int day = 0; day < residuals.length; day++) {
            residuals[day] -= others[day];
        }
        return of(
                sum(above) / sum(below) - sum(otherAbove) / sum(otherBelow),
                residuals,
                Math.min(counting(below), counting(otherBelow)));
    }

    /** By how much each day moves the ratio. */
    private static double[] residuals(double[] above, double[] below) {
        double sum = sum(below);
        double ratio = sum(above) / sum;
        double[] residuals = new double[above.length];
        for (int day = 0; day < residuals.length; day++) {
            residuals[day] = (above[day] - ratio * below[day]) / sum;
        }
        return residuals;
    }

    /** Days on which there was anything to count, as on a day of that weather. */
    private static long counting(double[] below) {
        return Arrays.stream(below).filter(day -> day > 0).count();
    }

    /** @param counting with a single day that counts nothing is known of how days differ */
    private static Estimate of(double value, double[] residuals, long counting) {
        int days = residuals.length;
        if (counting < 2) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double squares = 0;
        for (double residual : residuals) {
            squares += residual * residual;
        }
        double error = Math.sqrt(squares * days / (days - 1));
        double margin = error * TDistribution.of(days - 1).inverseCumulativeProbability(UPPER_TAIL);
        return new Estimate(value, value - margin, value + margin);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
