package kitchensync.ingest.store;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import kitchensync.schemas.Scripts;

/** Makes and migrates schema {@code ingest}: what all stores share. Idempotent; processes that start together take turns. */
@Singleton
public class IngestSchema {

    static final String NAME = "ingest";

    private static final Scripts SCRIPTS = new Scripts(IngestSchema.class, "kitchensync/ingest/feed", "schema_history");

    private final AgroalDataSource database;

    IngestSchema(AgroalDataSource database) {
        this.database = database;
    }

    /** @throws SQLException when the database cannot be reached */
    public void migrate() throws SQLException {
        migrate(database);
    }

    /** The same before there is a process of ingest. */
    public static void migrate(DataSource database) throws SQLException {
        SCRIPTS.migrate(database, NAME);
    }

    /** Makes {@code ingest.append_to} know all stores' schemas that are there now. */
    void knowStores() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select ingest.make_append_to()");
        }
    }
}
