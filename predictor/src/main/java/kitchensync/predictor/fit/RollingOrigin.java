package kitchensync.predictor.fit;

import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.predictor.score.Score;

/**
 * How much of a boosted model is worth keeping, found by a rolling origin: each of the newest weeks is forecast by trees that
 * have grown on the weeks before it alone. The trees of all these weeks grow side by side, a few at a time, until more of
 * them have not helped for a while (early stopping); what counts is the deviance of all weeks together.
 */
final class RollingOrigin {

    /** What part of what the trees say is tried. */
    private static final double[] STRENGTHS = {1, .75, .5, .25};

    /** Trees that grow between two looks. */
    private static final int TREES = 5;

    /** Looks in a row that bring nothing, after which no more trees are grown: the first ones may well bring nothing. */
    private static final int PATIENCE = 8;

    /** A model has to take this part off the deviance of a week before it is worth keeping; of three, a third of it. */
    private static final double LEAST_GAIN = .0003;

    /**
     * What did best.
     *
     * @param trees the first ones that are kept
     * @param strength 0..1, what the sum of their values is multiplied by
     * @param factors what the profile's mean is to be multiplied by in the unseen weeks, for each week a row each
     */
    record Kept(int trees, double strength, List<double[]> factors) {

        boolean isNothing() {
            return strength == 0;
        }

        /** The profile alone. */
        static Kept nothing(List<PastWeek> unseen) {
            return new Kept(0, 0, unseen.stream().map(Kept::ones).toList());
        }

        private static double[] ones(PastWeek week) {
            double[] ones = new double[week.rows().size()];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    private final List<PastWeek> unseen;
    private final List<Matrix> rows = new ArrayList<>();
    private final List<LightGbm.Growth> growths = new ArrayList<>();

    private RollingOrigin(List<PastWeek> unseen) {
        this.unseen = unseen;
    }

    /**
     * Grows trees for the newest weeks.
     *
     * @param weeks oldest first
     * @param unseen how many of them are forecast, one after the other; fewer than there are
     */
    static Kept find(LightGbm lightGbm, int mostTrees, List<PastWeek> weeks, int unseen) throws LGBMException {
        int first = weeks.size() - unseen;
        RollingOrigin origin = new RollingOrigin(weeks.subList(first, weeks.size()));
        try {
            for (int week = first; week < weeks.size(); week++) {
                Matrix before = Matrix.of(weeks.subList(0, week));
                Matrix then = Matrix.of(weeks.subList(week, week + 1));
                if (!before.hasDemand() || !then.hasDemand()) {
                    return Kept.nothing(origin.unseen);
                }
                origin.rows.add(then);
                origin.growths.add(lightGbm.begin(before, then));
            }
            return origin.find(mostTrees);
        } finally {
            for (LightGbm.Growth growth : origin.growths) {
                growth.close();
            }
        }
    }

    private Kept find(int mostTrees) {
        double profile = deviance(rows.stream()
                .map(week -> factors(week, new double[week.rows()], 0))
                .toList());
        double least = profile;
        Kept best = Kept.nothing(unseen);
        int idle = 0;
        for (int trees = 0; trees < mostTrees && idle < PATIENCE; idle++) {
            int more = Math.min(TREES, mostTrees - trees);
            trees += more;
            List<double[]> sums =
                    growths.parallelStream().map(week -> grown(week, more)).toList();
            for (double strength : STRENGTHS) {
                List<double[]> factors = new ArrayList<>();
                for (int week = 0; week < sums.size(); week++) {
                    factors.add(factors(rows.get(week), sums.get(week), strength));
                }
                double deviance = deviance(factors);
                if (deviance < least) {
                    least = deviance;
                    best = new Kept(trees, strength, factors);
                    idle = -1;
                }
            }
        }
        return least < profile * (1 - LEAST_GAIN / unseen.size())
                ? new Kept(best.trees(), best.strength(), ofWeeks(best.factors()))
                : Kept.nothing(unseen);
    }

    /** The trees of a week are its own, so the weeks grow on a core each, and come out as one after the other. */
    private static double[] grown(LightGbm.Growth week, int trees) {
        try {
            week.grow(trees);
            return week.sums();
        } catch (LGBMException failed) {
            throw LightGbm.failed(failed);
        }
    }

    /** With the week's total left as it was. */
    private static double[] factors(Matrix week, double[] sums, double strength) {
        double[] factors = new double[sums.length];
        Arrays.setAll(factors, row -> Math.exp(strength * sums[row]));
        week.keepTotals(factors);
        return factors;
    }

    /** The mean of all rows. */
    private double deviance(List<double[]> factors) {
        double deviance = 0;
        long count = 0;
        for (int week = 0; week < factors.size(); week++) {
            Matrix of = rows.get(week);
            for (int row = 0; row < of.rows(); row++) {
                deviance += Score.deviance(of.demand()[row], of.base()[row] * factors.get(week)[row]);
            }
            count += of.rows();
        }
        return deviance / count;
    }

    /** Those of a week's own rows, of which some stand in the matrix twice. */
    private List<double[]> ofWeeks(List<double[]> factors) {
        List<double[]> own = new ArrayList<>();
        for (int week = 0; week < factors.size(); week++) {
            double[] of = new double[unseen.get(week).rows().size()];
            int at = 0;
            for (int row = 0; row < of.length; row++) {
                of[row] = factors.get(week)[at];
                at += rows.get(week).isTold(at) ? 2 : 1;
            }
            own.add(of);
        }
        return own;
    }
}
