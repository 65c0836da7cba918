package kitchensync.predictor.registry;

/**
 * A trained model.
 *
 * @param version hash of {@code onnx}
 * @param onnx what ONNX Runtime loads
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: the version stands for the bytes
public record StoredModel(String version, byte[] onnx) {}
