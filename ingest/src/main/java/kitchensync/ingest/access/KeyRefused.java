package kitchensync.ingest.access;

/** A key cannot be made, rotated or revoked as it was asked for; the message names the thing and the remedy. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stands against it, with its HTTP status. */
    public enum Reason {
        INVALID(422, "Key refused"),
        NOT_ALLOWED(403, "Not allowed"),
        UNKNOWN_STORE(404, "Unknown store"),
        UNKNOWN_KEY(404, "Unknown key"),
        ENDED(409, "Key has ended"),
        TOO_MANY(409, "Too many keys");

        private final int status;
        private final String title;

        Reason(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }
    }

    private final Reason reason;

    KeyRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
