package kitchensync.pipeline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.layer.CatalogueSeeds;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.layer.RunOptions;

/** A warehouse in memory with RAW and the bundled catalogue, and short ways to fill and to read it. */
public final class Sandbox implements AutoCloseable {

    public final DuckDbWarehouse warehouse;
    public final Connection connection;
    private final Catalogue catalogue;
    private long seq;
    private Project project;

    public Sandbox() throws SQLException {
        this(CatalogueFiles.bundled());
    }

    public Sandbox(Catalogue catalogue) throws SQLException {
        this(catalogue, DuckDbWarehouse.inMemory());
    }

    public Sandbox(Catalogue catalogue, DuckDbWarehouse warehouse) throws SQLException {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        connection = warehouse.connect();
        RawTables.create(warehouse.dialect(), connection);
    }

    /** One event; {@code rest} are the columns between item and time, as SQL; {@code utc} as 2026-01-05 12:00. */
    public Sandbox event(String table, String store, String item, String rest, String utc) throws SQLException {
        return sql("insert into RAW." + table + " values ('" + store + "', " + ++seq + ", uuid(), '" + item + "', "
                + rest + ", '" + utc + "', nextval('RAW.LOAD_SEQ'))");
    }

    public Sandbox sale(String store, String item, int quantity, String utc) throws SQLException {
        return event("SALES_EVENTS", store, item, quantity + ", 2.00", utc);
    }

    public Sandbox sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** Builds all layers as of some time in UTC. */
    public LayerReport layers(String now) throws SQLException {
        return layers(now, false);
    }

    /** Makes some days anew. */
    public LayerReport backfill(String now, String from, String to) throws SQLException {
        layers(now);
        return LayerRunner.run(project.with(Map.of("now", now, "from", from, "to", to)), warehouse);
    }

    /** The same, and from nothing when asked. */
    public LayerReport layers(String now, boolean fullRefresh) throws SQLException {
        if (project == null) {
            ProjectFiles files = ProjectFiles.onClasspath(Sandbox.class.getClassLoader(), "dbt");
            project = Project.read(files.with(CatalogueSeeds.of(catalogue)), Map.of("now", now), "duckdb");
        }
        return LayerRunner.run(
                project.with(Map.of("now", now)), warehouse, fullRefresh ? RunOptions.FULL_REFRESH : RunOptions.NEWS);
    }

    /** Rows as text, columns parted by a bar. */
    public List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    public String value(String sql) throws SQLException {
        return rows(sql).getFirst();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        warehouse.close();
    }
}
