package kitchensync.predictor.train;

import java.util.List;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;

/**
 * Rows to learn from.
 *
 * @param values {@link Features#COUNT} values a row, one row after the other
 * @param demand units asked for, a row each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Matrix(float[] values, float[] demand) {

    int rows() {
        return demand.length;
    }

    static Matrix of(List<FeatureRows> blocks) {
        int rows = blocks.stream().mapToInt(FeatureRows::size).sum();
        Matrix matrix = new Matrix(new float[rows * Features.COUNT], new float[rows]);
        int at = 0;
        for (FeatureRows block : blocks) {
            System.arraycopy(block.values(), 0, matrix.values, at * Features.COUNT, block.size() * Features.COUNT);
            System.arraycopy(block.demand(), 0, matrix.demand, at, block.size());
            at += block.size();
        }
        return matrix;
    }
}
