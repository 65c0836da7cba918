package kitchensync.ingest.store;

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

    private static final String SET = "select set_config('search_path', ?, true), set_config('role', ?, true)";

    private StoreSession() {}

    /** @param connection with auto-commit off */
    public static void enter(Connection connection, Store store) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
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
