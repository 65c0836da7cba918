package kitchensync.duckdb;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** DuckDB is the warehouse of a service that runs by itself, unless it has another. */
@Singleton
public class DuckDbBeans {

    private static final Logger LOG = Logger.getLogger(DuckDbBeans.class);

    static final String NO_LIBRARY =
            "DuckDB's library cannot be loaded: libduckdb_java.so has to lie beside a binary, or"
                    + " in a folder of -Djava.library.path; on a JVM the folder for temporary files may not be mounted noexec";

    /** @throws IllegalStateException when the file cannot be opened, say because another process has it open */
    @Produces
    @DefaultBean
    @Singleton
    DuckDbWarehouse warehouse(
            DuckDbSettings settings, @ConfigProperty(name = "kitchensync.snowflake.account") Optional<String> other) {
        if (other.isPresent()) {
            throw new IllegalStateException(
                    "kitchensync.snowflake.account is set, but Snowflake's driver is not in this build; build the"
                            + " service with the Maven profile snowflake, or leave the key out");
        }
        Optional<Path> file = settings.file();
        try {
            if (file.isPresent()) {
                return DuckDbWarehouse.open(file.get(), settings.memory());
            }
            LOG.warn(
                    "The warehouse is in memory, and gone when this process ends: set kitchensync.duckdb.file to keep it");
            return DuckDbWarehouse.inMemory(settings.memory());
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "the warehouse " + file.map(Path::toString).orElse("in memory") + " cannot be opened: "
                            + refused.getMessage(),
                    refused);
        } catch (LinkageError missing) {
            throw new IllegalStateException(NO_LIBRARY, missing);
        }
    }

    void close(@Disposes DuckDbWarehouse warehouse) throws SQLException {
        warehouse.close();
    }
}
