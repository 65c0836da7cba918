package kitchensync.predictor.train;

/**
 * How well a forecaster did on days it had not seen, per store, item and slot.
 *
 * @param forecaster the model, or the name of a baseline
 * @param poissonDeviance mean of 2 (y ln(y / m) - y + m) with the forecast m floored at {@value #FLOOR}, lower is better
 *     (McCullagh and Nelder, Generalized Linear Models, 2.3.1)
 * @param rmse root of the mean squared error, units
 * @param mae mean absolute error, units
 * @param wape sum of absolute errors over sum of demand
 * @param bias sum of forecasts over sum of demand, less 1
 */
public record Score(String forecaster, double poissonDeviance, double rmse, double mae, double wape, double bias) {

    /** A forecast of nothing would make the deviance of any sale infinite. */
    public static final double FLOOR = 0.01;

    /** @param demand what was asked for; {@code forecast} has a value for each */
    public static Score of(String forecaster, float[] demand, float[] forecast) {
        if (demand.length != forecast.length || demand.length == 0) {
            throw new IllegalArgumentException(
                    "a forecast for each of " + demand.length + " rows, not " + forecast.length);
        }
        double deviance = 0;
        double squares = 0;
        double absolute = 0;
        double asked = 0;
        double expected = 0;
        for (int row = 0; row < demand.length; row++) {
            double y = demand[row];
            double m = forecast[row];
            double floored = Math.max(FLOOR, m);
            deviance += 2 * ((y > 0 ? y * Math.log(y / floored) : 0) - y + floored);
            squares += (y - m) * (y - m);
            absolute += Math.abs(y - m);
            asked += y;
            expected += m;
        }
        int rows = demand.length;
        double whole = Math.max(asked, Double.MIN_NORMAL);
        return new Score(
                forecaster,
                deviance / rows,
                Math.sqrt(squares / rows),
                absolute / rows,
                asked == 0 ? 0 : absolute / whole,
                asked == 0 ? 0 : expected / whole - 1);
    }
}
