package kitchensync.ingest.store;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The database did not confirm in time; whether the event is stored is unknown, so the sender has to repeat it. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** After this nobody waits for the database any longer: its own limit for a statement has passed. */
    static final Duration GIVEN_UP = Duration.ofSeconds(20);

    /** Classes of SQLSTATE. */
    private static final String DATA_EXCEPTION = "22";

    private static final String CONSTRAINT_VIOLATION = "23";

    StoreUnavailable(Throwable cause) {
        this(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }

    private StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StoreUnavailable late() {
        return new StoreUnavailable("no answer from the database in time", null);
    }

    /** Whether the database refused the values that it was given, so that others may still be stored. */
    boolean byTheEvents() {
        String state = getCause() instanceof PgException refused ? String.valueOf(refused.getSqlState()) : "";
        return state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION);
    }
}
