package kitchensync.predictor.score;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How well a forecaster did on days it had not seen, per cell.
 *
 * @param forecaster the model, or the name of a baseline
 * @param poissonDeviance mean of 2 (y ln(y / m) - y + m) with the forecast m floored at {@value #FLOOR}, lower is better
 *     (McCullagh and Nelder, Generalized Linear Models, 2.3.1)
 * @param rmse root of the mean squared error, units
 * @param scaledRmse RMSE in that of forecasting each cell of the days before by the same cell a week earlier; below 1 is better
 *     than that (after Hyndman and Koehler, 2006; all series in one)
 * @param mae mean absolute error, units
 * @param wape sum of absolute errors over sum of demand
 * @param bias sum of forecasts over sum of demand, less 1
 * @param pinball50 mean pinball loss of the median, units; likewise of the two upper quantiles (Koenker, Quantile
 *     Regression, 1.3)
 * @param coverage80 probability that the middle 80 % of the forecast distributions gave to what happened; .8 is calibrated
 *     (the randomised probability integral transform of counts, in its mean: Czado et al., Biometrics 65, 2009)
 */
@RegisterForReflection
public record Score(
        String forecaster,
        double poissonDeviance,
        double rmse,
        double scaledRmse,
        double mae,
        double wape,
        double bias,
        double pinball50,
        double pinball80,
        double pinball90,
        double coverage80) {

    /** A forecast of nothing would make the deviance of any sale infinite. */
    public static final double FLOOR = 0.01;

    /** Poisson deviance of one cell. */
    public static double deviance(double demand, double mean) {
        double floored = Math.max(FLOOR, mean);
        return 2 * ((demand > 0 ? demand * Math.log(demand / floored) : 0) - demand + floored);
    }
}
