package kitchensync.duckdb;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the warehouse of a service is when it is DuckDB. */
@ConfigMapping(prefix = "kitchensync.duckdb")
public interface DuckDbSettings {

    /** The file, made when missing; without one the warehouse is in memory, and made anew by the runs after each start. */
    Optional<Path> file();

    /** The most that DuckDB may use, as it writes sizes. */
    @WithDefault("500MB")
    String memory();
}
