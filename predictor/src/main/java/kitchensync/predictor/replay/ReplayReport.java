package kitchensync.predictor.replay;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What each forecast would have earned on days that its model had not seen, all planned by the same rules.
 *
 * @param kitchens items of stores that were played: a sample of a larger chain's
 * @param stores that these belong to
 * @param days the newest of the history
 * @param results the new model's first
 * @param differences of the new model from each of the others
 */
@RegisterForReflection
public record ReplayReport(int kitchens, int stores, int days, List<Result> results, List<Difference> differences) {

    /**
     * One forecast's.
     *
     * @param profit revenue less the cost of what was sold and of what was thrown away
     * @param worth the profit, less what the plan says that a customer who finds nothing costs beyond the lost margin:
     *     what every plan was made to maximise, and so what forecasts are judged by
     * @param wastePct cost of units thrown away / revenue
     * @param servicePct units sold / units asked for
     */
    public record Result(String forecaster, double profit, double worth, double wastePct, double servicePct) {}

    /**
     * The new model's worth less another's, a store-day in the mean over paired store-days.
     *
     * @param low and {@code high}: ends of the 90 % confidence interval, by the normal distribution
     */
    public record Difference(String other, int storeDays, double mean, double low, double high) {

        /** Quantile .95 of the standard normal distribution. */
        private static final double Z95 = 1.645;

        static Difference of(String other, double[] differences) {
            double mean = 0;
            for (double difference : differences) {
                mean += difference / differences.length;
            }
            double squares = 0;
            for (double difference : differences) {
                squares += (difference - mean) * (difference - mean);
            }
            double error = differences.length < 2
                    ? Double.MAX_VALUE
                    : Math.sqrt(squares / (differences.length - 1) / differences.length);
            return new Difference(other, differences.length, mean, mean - Z95 * error, mean + Z95 * error);
        }

        /** Whether the new model earned less beyond what chance explains: 95 of 100 models as good as the other pass. */
        public boolean isWorse() {
            return high < 0;
        }
    }

    /** What the new model did. */
    public Result model() {
        return results.getFirst();
    }
}
