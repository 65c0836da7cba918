package kitchensync.predictor.onnx;

/** A model that cannot be carried over to ONNX exactly; the message names what stands in the way. */
public final class OnnxExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OnnxExportException(String problem) {
        super("ONNX export: " + problem);
    }
}
