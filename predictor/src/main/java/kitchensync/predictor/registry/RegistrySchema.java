package kitchensync.predictor.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import kitchensync.predictor.feature.Features;
import kitchensync.schemas.Scripts;

/** The registry's tables in Postgres, schema {@code predictor}: brought up to date when they are first asked for. */
@Singleton
class RegistrySchema {

    private static final String SCHEMA = "predictor";
    private static final Scripts SCRIPTS =
            new Scripts(RegistrySchema.class, "kitchensync/predictor/registry", "flyway_schema_history");

    /** What a model has to have been made with to be of use to this code: a model of another kind is passed over. */
    static final String FEATURES = "profile " + String.join(" ", Features.NAMES);

    private final AgroalDataSource database;
    private boolean migrated;

    RegistrySchema(AgroalDataSource database) {
        this.database = database;
    }

    synchronized Connection connect() throws SQLException {
        if (!migrated) {
            SCRIPTS.migrate(database, SCHEMA);
            migrated = true;
        }
        return database.getConnection();
    }
}
