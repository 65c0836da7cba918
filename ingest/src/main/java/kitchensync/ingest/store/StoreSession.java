package kitchensync.ingest.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import kitchensync.domain.catalogue.Store;

/**
 * Makes the transaction that is open on a connection one of a store: its schema and its role. Both end with the
 * transaction, so that a pooled connection carries nothing over to the next store. The schema comes from the catalogue
 * and is bound as a value, never put into SQL. {@code ingest.append} does the same for itself.
 */
public final class StoreSession {

    private static final String SET = "select set_config('search_path', %1$s, true), set_config('role', %1$s, true)";

    /** For the reactive client, with {@link #parameters}; in a transaction. */
    public static final String REACTIVE_SQL = SET.formatted("$1");

    private static final String JDBC_SQL = SET.formatted("?");

    private StoreSession() {}

    public static Tuple parameters(Store store) {
        return Tuple.of(store.schema());
    }

    /** @param connection with auto-commit off */
    public static void enter(Connection connection, Store store) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(JDBC_SQL)) {
            set.setString(1, store.schema());
            set.setString(2, store.schema());
            set.execute();
        }
    }

    /** Makes the transaction the store's only writer until it ends; what others have committed is seen after this. */
    public static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("select last_seq from event_head for update");
        }
    }
}
