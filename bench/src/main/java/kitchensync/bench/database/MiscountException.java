package kitchensync.bench.database;

/** What is stored is not what was acknowledged: no figure of the run means anything. */
public final class MiscountException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MiscountException(String message) {
        super(message);
    }
}
