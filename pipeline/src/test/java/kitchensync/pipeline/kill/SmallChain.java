package kitchensync.pipeline.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import kitchensync.embedded.LocalPostgres;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.testkit.Folders;
import org.flywaydb.core.Flyway;

/** A Postgres with the stores' tables and the serving tables, and a folder for the warehouse beside it. */
final class SmallChain implements AutoCloseable {

    private final Path folder = Folders.temporary("kills");
    private final LocalPostgres server = LocalPostgres.start(folder.resolve("postgres"), false);

    SmallChain() throws IOException, SQLException {
        StoreSchemas.create(postgres(), Victim.STORES);
        Flyway.configure()
                .dataSource(postgres())
                .schemas("serving")
                .locations("kitchensync/serving")
                .load()
                .migrate();
    }

    Path folder() {
        return folder;
    }

    Path warehouse() {
        return folder.resolve("warehouse.duckdb");
    }

    /** What DuckDB has written beside the warehouse since it last wrote into it. */
    Path log() {
        return folder.resolve("warehouse.duckdb.wal");
    }

    String url() {
        return server.jdbcUrl();
    }

    DataSource postgres() {
        return Victim.postgres(url());
    }

    List<String> served() throws SQLException {
        try (Connection connection = postgres().getConnection();
                Statement statement = connection.createStatement()) {
            return Difference.texts(statement, "select t::text from serving.day_totals t order by 1");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(folder);
    }
}
