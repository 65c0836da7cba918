package kitchensync.predictor.train;

/**
 * A forest as LightGBM trained it.
 *
 * @param text LightGBM's own format
 * @param fitted its prediction for every row it was trained on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Forest(String text, double[] fitted) {}
