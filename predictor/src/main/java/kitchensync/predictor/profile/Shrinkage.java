package kitchensync.predictor.profile;

/**
 * What few data can say beside what is known of their kind.
 *
 * <p>Units counted where {@code expected} were to be expected have a Poisson distribution with mean ratio * expected;
 * where ratios of this kind scatter round 1 like a gamma distribution of shape {@code prior}, the mean of the ratio given
 * the count is (units + prior) / (expected + prior) (Gelman et al., Bayesian Data Analysis, 2.6). With no data it is 1,
 * with many it is the count's own.
 */
final class Shrinkage {

    private Shrinkage() {}

    /** @param prior in units; 25 stands for ratios that scatter by a fifth */
    static double ratio(double units, double expected, double prior) {
        return (units + prior) / (expected + prior);
    }

    /**
     * Adds up neighbours of the same day, so that a quarter hour borrows from the one beside it.
     *
     * @param cells of a day
     */
    static double[] smoothed(double[] cells) {
        boolean slots = cells.length > 24;
        double near = slots ? .7 : .5;
        double far = slots ? .3 : 0;
        double[] sums = new double[cells.length];
        for (int cell = 0; cell < cells.length; cell++) {
            sums[cell] = cells[cell]
                    + near * (at(cells, cell - 1) + at(cells, cell + 1))
                    + far * (at(cells, cell - 2) + at(cells, cell + 2));
        }
        return sums;
    }

    private static double at(double[] cells, int cell) {
        return cell < 0 || cell >= cells.length ? 0 : cells[cell];
    }
}
