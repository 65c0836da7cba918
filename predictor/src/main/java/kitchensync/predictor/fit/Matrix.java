package kitchensync.predictor.fit;

import java.util.List;
import java.util.stream.IntStream;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;

/**
 * Rows to learn from.
 *
 * @param values {@link Features#COUNT} values a row, one row after the other
 * @param base units that are expected without the model, a row each
 * @param demand units asked for, a row each
 * @param group the store and week of a row, by number from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Matrix(float[] values, double[] base, float[] demand, int[] group) {

    private static final float LEAST = 1e-4f;

    /** What somebody has to tell of a day, beside its sales. */
    private static final int[] TOLD = {
        Features.index("temperature"), Features.index("precipitation"), Features.index("holiday")
    };

    int rows() {
        return demand.length;
    }

    boolean hasDemand() {
        for (float units : demand) {
            if (units > 0) {
                return true;
            }
        }
        return false;
    }

    /** Logarithms of {@link #base}: what LightGBM begins with. */
    double[] offsets() {
        double[] offsets = new double[base.length];
        for (int row = 0; row < base.length; row++) {
            offsets[row] = Math.log(base[row]);
        }
        return offsets;
    }

    /**
     * The rows of weeks. One with weather or holidays stands there a second time without them, so that the model learns
     * what to say where they are not known: the mean of what it says where they are.
     */
    static Matrix of(List<PastWeek> weeks) {
        int rows = weeks.stream().mapToInt(Matrix::rows).sum();
        Matrix matrix = new Matrix(new float[rows * Features.COUNT], new double[rows], new float[rows], new int[rows]);
        int at = 0;
        int groups = 0;
        for (PastWeek week : weeks) {
            FeatureRows from = week.rows();
            for (int row = 0; row < from.size(); row++) {
                matrix.put(at++, week, row, groups);
                if (isTold(from.values(), row)) {
                    matrix.put(at, week, row, groups);
                    for (int feature : TOLD) {
                        matrix.values[at * Features.COUNT + feature] = Float.NaN;
                    }
                    at++;
                }
            }
            groups += week.stores();
        }
        return matrix;
    }

    /** Whether somebody has told of the row's day; the row after it is then the same without that. */
    boolean isTold(int row) {
        return isTold(values, row);
    }

    /**
     * Makes factors leave each store's week as much as the profile gives it, as forecasts do
     * ({@link kitchensync.predictor.model.WeekMeans#scales}): what a model says of a week's total is not used.
     *
     * @param factors what {@link #base} is multiplied by, a row each; scaled in place
     */
    void keepTotals(double[] factors) {
        int groups = IntStream.of(group).max().orElse(0) + 1;
        double[] before = new double[groups];
        double[] after = new double[groups];
        for (int row = 0; row < factors.length; row++) {
            if (!isTold(row)) {
                before[group[row]] += base[row];
                after[group[row]] += factors[row] * base[row];
            }
        }
        for (int row = 0; row < factors.length; row++) {
            factors[row] *= after[group[row]] > 0 ? before[group[row]] / after[group[row]] : 1;
        }
    }

    private static int rows(PastWeek week) {
        FeatureRows rows = week.rows();
        return (int) IntStream.range(0, rows.size())
                        .filter(row -> isTold(rows.values(), row))
                        .count()
                + rows.size();
    }

    private static boolean isTold(float[] values, int row) {
        for (int feature : TOLD) {
            if (!Float.isNaN(values[row * Features.COUNT + feature])) {
                return true;
            }
        }
        return false;
    }

    private void put(int at, PastWeek week, int row, int groups) {
        FeatureRows from = week.rows();
        System.arraycopy(from.values(), row * Features.COUNT, values, at * Features.COUNT, Features.COUNT);
        demand[at] = from.demand()[row];
        group[at] = groups + week.store(row);
        base[at] = Math.max(LEAST, from.base()[row] * week.levelError(from.kitchen()[row]));
    }
}
