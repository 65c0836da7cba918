package kitchensync.simulator.records;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import kitchensync.schemas.Scripts;

/** Makes and migrates the simulator's own Postgres schema. Safe to run again and from two processes at once. */
@Singleton
public class SimulatorSchema {

    private static final Scripts SCRIPTS =
            new Scripts(SimulatorSchema.class, "kitchensync/simulator", "flyway_schema_history");

    private final AgroalDataSource database;

    SimulatorSchema(AgroalDataSource database) {
        this.database = database;
    }

    /** @throws IllegalStateException when the database cannot be reached */
    public void migrate() {
        try {
            SCRIPTS.migrate(database, "simulator");
        } catch (SQLException failed) {
            throw new IllegalStateException("the simulator's tables cannot be made: " + failed.getMessage(), failed);
        }
    }
}
