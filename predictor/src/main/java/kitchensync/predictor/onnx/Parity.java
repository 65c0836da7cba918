package kitchensync.predictor.onnx;

/** The check that an exported model predicts what the trained one predicts. */
public final class Parity {

    /**
     * The largest difference, in units, that an export may show on any row; above one unit it is a share of the
     * prediction, for the operator's output is a float, whose steps grow with the number.
     */
    public static final double TOLERANCE = 1e-5;

    private Parity() {}

    /**
     * @param trained the trainer's own prediction of each row
     * @param values the same rows, one after the other
     * @return the largest difference found
     * @throws OnnxExportException when a row differs by more than {@link #TOLERANCE}
     */
    public static double check(byte[] onnx, double[] trained, float[] values, int features) {
        double largest = 0;
        try (OnnxScorer scorer = new OnnxScorer(onnx, features)) {
            float[] scores = scorer.score(values, 0, trained.length);
            for (int row = 0; row < trained.length; row++) {
                double difference = Math.abs(trained[row] - scores[row]) / Math.max(1, trained[row]);
                if (!(difference <= TOLERANCE)) {
                    throw new OnnxExportException(
                            "row " + row + " scores " + scores[row] + " but the trained model says " + trained[row]
                                    + "; the largest difference allowed is " + TOLERANCE);
                }
                largest = Math.max(largest, difference);
            }
        }
        return largest;
    }
}
