package kitchensync.predictor.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * A forest of regression trees, as trained.
 *
 * @param features what a row has, in order
 * @param link how the sum of the leaves becomes a prediction
 */
public record TreeModel(List<String> features, Link link, List<Tree> trees) {

    /** The same forest, with its sum multiplied by {@code strength}. */
    public TreeModel scaled(double strength) {
        return new TreeModel(
                features,
                link,
                trees.stream()
                        .map(tree -> new Tree(
                                tree.feature(),
                                tree.threshold(),
                                tree.nanLeft(),
                                tree.left(),
                                tree.right(),
                                Arrays.stream(tree.leaf())
                                        .map(leaf -> strength * leaf)
                                        .toArray()))
                        .toList());
    }

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
