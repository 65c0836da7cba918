package kitchensync.predictor.fit;

import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.List;
import kitchensync.predictor.score.Score;

/**
 * How much of a boosted model is worth keeping, found on weeks that it has not seen: how many of its trees, and what part
 * of what they say. Where there is little to learn beyond the profile that is nothing.
 *
 * @param model in LightGBM's own format
 * @param trees the first ones that are kept
 * @param strength 0..1, what the sum of their values is multiplied by
 */
record Correction(String model, int trees, double strength) {

    private static final double[] STRENGTHS = {1, .75, .5, .25};
    private static final int QUARTERS = 4;

    /** A model has to take this part off the deviance of a week before it is worth its risk; of three, a third of it. */
    private static final double LEAST_GAIN = .0015;

    /**
     * Trains on {@code earlier} and finds on {@code newest} what to keep. Quarters of the most trees are tried;
     * LightGBM's own evaluation after every tree took eight times as long as the training.
     */
    static Correction tryOn(LightGbm lightGbm, int maxTrees, List<PastWeek> earlier, List<PastWeek> newest)
            throws LGBMException {
        Matrix before = Matrix.of(earlier);
        Matrix unseen = Matrix.of(newest);
        if (!before.hasDemand() || !unseen.hasDemand()) {
            return new Correction("", 0, 0);
        }
        String all = lightGbm.fit(before, maxTrees);
        Correction best = new Correction(all, 0, 0);
        double least = deviance(unseen, new double[unseen.rows()], 0) * (1 - LEAST_GAIN / newest.size());
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            int trees = Math.max(1, maxTrees * quarter / QUARTERS);
            double[] sums = LightGbm.sums(all, trees, unseen.values());
            for (double strength : STRENGTHS) {
                double deviance = deviance(unseen, sums, strength);
                if (deviance < least) {
                    least = deviance;
                    best = new Correction(all, trees, strength);
                }
            }
        }
        return best;
    }

    boolean isNothing() {
        return strength == 0;
    }

    /** What the profile's mean is to be multiplied by, a row each. */
    double[] factors(float[] values) throws LGBMException {
        double[] factors = LightGbm.sums(model, trees, values);
        for (int row = 0; row < factors.length; row++) {
            factors[row] = Math.exp(strength * factors[row]);
        }
        return factors;
    }

    /** The same for each row of a week, with its total left as it was. */
    double[] factors(PastWeek week) throws LGBMException {
        double[] factors = new double[week.rows().size()];
        if (isNothing()) {
            Arrays.fill(factors, 1);
            return factors;
        }
        Matrix rows = Matrix.of(List.of(week));
        double[] all = factors(rows.values());
        rows.keepTotals(all);
        int at = 0;
        for (int row = 0; row < factors.length; row++) {
            factors[row] = all[at];
            at += rows.isTold(at) ? 2 : 1;
        }
        return factors;
    }

    private static double deviance(Matrix rows, double[] sums, double strength) {
        double deviance = 0;
        double[] factors = new double[sums.length];
        Arrays.setAll(factors, row -> Math.exp(strength * sums[row]));
        rows.keepTotals(factors);
        for (int row = 0; row < sums.length; row++) {
            double mean = Math.max(Score.FLOOR, rows.base()[row] * factors[row]);
            double demand = rows.demand()[row];
            deviance += 2 * ((demand > 0 ? demand * Math.log(demand / mean) : 0) - demand + mean);
        }
        return deviance / sums.length;
    }
}
