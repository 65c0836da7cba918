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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Matrix(float[] values, double[] base, float[] demand) {

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
        Matrix matrix = new Matrix(new float[rows * Features.COUNT], new double[rows], new float[rows]);
        int at = 0;
        for (PastWeek week : weeks) {
            FeatureRows from = week.rows();
            for (int row = 0; row < from.size(); row++) {
                matrix.put(at++, week, row);
                if (isTold(from.values(), row)) {
                    matrix.put(at, week, row);
                    for (int feature : TOLD) {
                        matrix.values[at * Features.COUNT + feature] = Float.NaN;
                    }
                    at++;
                }
            }
        }
        return matrix;
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

    private void put(int at, PastWeek week, int row) {
        FeatureRows from = week.rows();
        System.arraycopy(from.values(), row * Features.COUNT, values, at * Features.COUNT, Features.COUNT);
        demand[at] = from.demand()[row];
        base[at] = Math.max(LEAST, from.base()[row] * week.levelError(from.kitchen()[row]));
    }
}
