package kitchensync.ingest.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import kitchensync.domain.catalogue.Store;

/**
 * Makes the transaction that is open on a connection one of a store: its schema, its role, and its lock. All three
 * end with the transaction, so that a pooled connection carries nothing over to the next store. The schema comes from
 * the catalogue and is bound as a value, never put into SQL. The lock makes the order of {@code seq} the order of
 * commits.
 */
public final class StoreSession {

    private static final String SET = "select set_config('search_path', %1$s, true), set_config('role', %1$s, true),"
            + " pg_advisory_xact_lock(hashtextextended(%1$s, 0))::text";

    static final String REACTIVE_SQL = SET.formatted("$1");
    private static final String JDBC_SQL = SET.formatted("?");
    private static final int USES = 3;

    private StoreSession() {}

    static Tuple parameters(Store store) {
        return Tuple.of(store.schema());
    }

    /** @param connection with auto-commit off */
    public static void enter(Connection connection, Store store) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(JDBC_SQL)) {
            for (int i = 1; i <= USES; i++) {
                set.setString(i, store.schema());
            }
            set.execute();
        }
    }
}
