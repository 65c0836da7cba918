package kitchensync.pipeline.extract;

/** An extract that cannot be done; the message names the store and the remedy. Nothing of it has been kept. */
public final class ExtractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExtractException(String message) {
        super(message);
    }
}
