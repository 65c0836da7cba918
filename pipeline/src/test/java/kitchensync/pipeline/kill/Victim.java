package kitchensync.pipeline.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.pipeline.SwapWarehouse;
import kitchensync.pipeline.extract.Extract;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.layer.CatalogueSeeds;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.layer.RunOptions;
import kitchensync.pipeline.serving.ServingTables;
import org.postgresql.ds.PGSimpleDataSource;

/** One run, from the stores to the serving tables, in a process of its own that does not live to its end. */
final class Victim {

    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();
    static final List<Store> STORES = CATALOGUE.activeStores().subList(0, 3);

    /** Two batches of most runs, which two threads take turns to load. */
    private static final long BATCH_BYTES = 2_000;

    private static final Project PROJECT = Project.read(
            ProjectFiles.onClasspath(Victim.class.getClassLoader(), "dbt").with(CatalogueSeeds.of(CATALOGUE)),
            Map.of("now", "2026-01-20 00:00:00"),
            "duckdb");

    /**
     * What to run.
     *
     * @param swap whether tables change places instead of being made in transactions
     * @param full whether the layers are made from nothing
     * @param now the chain's time, UTC
     */
    record Task(boolean swap, boolean full, String now) {}

    private Victim() {}

    /** Arguments: Postgres' address and the warehouse's file. What to do, and how far, comes as a line of input. */
    public static void main(String[] arguments) throws SQLException, IOException {
        DataSource postgres = postgres(arguments[0]);
        String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        if (line == null) {
            return;
        }
        String[] words = line.split(",");
        Task task = new Task(Boolean.parseBoolean(words[0]), Boolean.parseBoolean(words[1]), words[2]);
        Fuse fuse = new Fuse(Integer.parseInt(words[3]), task.swap());
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(Path.of(arguments[1]), "300MB")) {
            run(fuse, postgres, warehouse, task);
        }
    }

    static DataSource postgres(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        return source;
    }

    static LayerReport run(Fuse fuse, DataSource source, DuckDbWarehouse file, Task task) throws SQLException {
        DataSource postgres = fuse.watch(source);
        Warehouse watched = fuse.watch(file);
        Warehouse warehouse = task.swap() ? new SwapWarehouse(watched, _ -> {}) : watched;
        try (Connection connection = warehouse.connect();
                Connection serving = postgres.getConnection()) {
            RawTables.create(warehouse.dialect(), connection);
            fuse.mark();
            new Extract(postgres, warehouse, 2, BATCH_BYTES, false).run(STORES, _ -> {});
            fuse.mark();
            LayerReport report = LayerRunner.run(
                    PROJECT.with(Map.of("now", task.now())),
                    warehouse,
                    task.full() ? RunOptions.FULL_REFRESH : RunOptions.NEWS);
            fuse.mark();
            ServingTables.write(serving, Optional.of(connection), Instant.EPOCH, null, 0);
            fuse.mark();
            return report;
        }
    }
}
