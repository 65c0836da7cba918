package kitchensync.simulator.records;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/** Makes and migrates the simulator's own Postgres schema. Safe to run again and from two processes at once. */
@Singleton
public class SimulatorSchema {

    private final AgroalDataSource database;

    SimulatorSchema(AgroalDataSource database) {
        this.database = database;
    }

    /** @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or migrated */
    public void migrate() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:kitchensync/simulator")
                .schemas("simulator")
                .defaultSchema("simulator")
                .createSchemas(true)
                .load()
                .migrate();
    }
}
