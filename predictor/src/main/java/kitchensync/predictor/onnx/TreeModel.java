package kitchensync.predictor.onnx;

import java.util.List;

/**
 * A forest of regression trees, as trained.
 *
 * @param features what a row has, in order
 * @param link how the sum of the leaves becomes a prediction
 */
public record TreeModel(List<String> features, Link link, List<Tree> trees) {

    /** The inverse link: none, or the exponential of a Poisson model. */
    public enum Link {
        IDENTITY,
        EXP
    }

    /**
     * One tree. Node {@code i} sends a row to {@code left[i]} when its feature is at most {@code threshold[i]}, to
     * {@code right[i]} otherwise; a child below zero is leaf {@code -child - 1}. A tree without nodes has one leaf.
     *
     * @param nanLeft whether a missing value goes left
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Tree(int[] feature, double[] threshold, boolean[] nanLeft, int[] left, int[] right, double[] leaf) {}
}
