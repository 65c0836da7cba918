package kitchensync.ingest.feed;

/** The feed cannot be read at present; the same request may be repeated. */
public final class FeedUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedUnavailable(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    FeedUnavailable(String message) {
        super(message);
    }
}
