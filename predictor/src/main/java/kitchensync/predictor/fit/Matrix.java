package kitchensync.predictor.fit;

import java.util.List;
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

    static Matrix of(List<PastWeek> weeks) {
        int rows = weeks.stream().mapToInt(week -> week.rows().size()).sum();
        Matrix matrix = new Matrix(new float[rows * Features.COUNT], new double[rows], new float[rows]);
        int at = 0;
        for (PastWeek week : weeks) {
            FeatureRows from = week.rows();
            System.arraycopy(from.values(), 0, matrix.values, at * Features.COUNT, from.size() * Features.COUNT);
            System.arraycopy(from.demand(), 0, matrix.demand, at, from.size());
            for (int row = 0; row < from.size(); row++) {
                matrix.base[at + row] = Math.max(LEAST, from.base()[row] * week.levelError(from.kitchen()[row]));
            }
            at += from.size();
        }
        return matrix;
    }
}
