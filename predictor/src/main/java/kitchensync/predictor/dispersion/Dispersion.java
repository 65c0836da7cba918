package kitchensync.predictor.dispersion;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How far demand strays from its forecast mean {@code m}: variance = perUnit * m + shared * m².
 *
 * <p>{@code perUnit} is what customers who take several units, and chance itself, add; over a longer span it grows with
 * the mean. {@code shared} is what all slots of a day have in common (a busy day is busy all day); over a longer span it
 * grows with the mean squared, so it cannot be averaged away.
 *
 * @param perUnit at least 1; 1 with shared 0 is the Poisson distribution
 * @param shared at least 0; the squared coefficient of variation of the common factor
 */
@RegisterForReflection
public record Dispersion(double perUnit, double shared) {

    public static final Dispersion POISSON = new Dispersion(1, 0);

    public Dispersion {
        if (!(perUnit >= 1) || !(shared >= 0)) {
            throw new IllegalArgumentException(
                    "dispersion needs perUnit of at least 1 and shared of at least 0, not " + perUnit + ", " + shared);
        }
    }

    /** Variance of the demand of a slot, or of a span of slots of one day, whose mean is {@code mean}. */
    public double variance(double mean) {
        return (perUnit + shared * mean) * mean;
    }

    /** The distribution of demand with that mean. */
    public CountDistribution of(double mean) {
        return new CountDistribution(mean, variance(mean));
    }
}
