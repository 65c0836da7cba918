package kitchensync.ingest.store;

/** So many events wait for the database that another is not taken; the sender has to wait and repeat it. */
public final class QueueFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueFull(String what) {
        super(what, null, false, false);
    }
}
