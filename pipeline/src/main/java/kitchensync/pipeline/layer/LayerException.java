package kitchensync.pipeline.layer;

/** A project of models that cannot be run as it is written; the message names the file or model and the remedy. */
public final class LayerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LayerException(String message) {
        super(message);
    }
}
