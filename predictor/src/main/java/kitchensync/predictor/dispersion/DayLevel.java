package kitchensync.predictor.dispersion;

/**
 * How busy a store's day is, from its sales so far: the mean of what multiplies the rest of its forecast. It begins at 1
 * and believes sales the more, the more there are.
 *
 * <p>A day's factor has a gamma distribution with mean 1 and variance {@code shared}; given it, demand of mean m has
 * variance perUnit * m. After {@code sold} where {@code expected} was the forecast, the factor's mean is (1 / shared +
 * sold / perUnit) / (1 / shared + expected / perUnit): Poisson counts with a gamma prior (Gelman et al., Bayesian Data
 * Analysis, 2.6), in units of perUnit.
 *
 * @param shared variance of a day's factor; at 0 all days are alike
 * @param perUnit variance of demand in its mean, at least 1
 */
public record DayLevel(double shared, double perUnit) {

    /** All days are alike: nothing is learnt from the morning. */
    public static final DayLevel ALIKE = new DayLevel(0, 1);

    /** @param sold units asked for so far, where {@code expected} were forecast */
    public double factor(double sold, double expected) {
        return shared == 0 ? 1 : (perUnit + shared * sold) / (perUnit + shared * expected);
    }
}
