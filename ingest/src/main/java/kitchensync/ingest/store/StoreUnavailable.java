package kitchensync.ingest.store;

/** The database did not confirm in time; whether the event is stored is unknown, so the sender has to repeat it. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
