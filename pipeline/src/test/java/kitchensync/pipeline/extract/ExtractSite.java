package kitchensync.pipeline.extract;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.embedded.LocalPostgres;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

/** Some stores in a Postgres, and an empty warehouse. */
abstract class ExtractSite {

    static final List<Store> STORES = CatalogueFiles.bundled().activeStores().subList(0, 3);
    static final Store FIRST = STORES.getFirst();
    static final long ONE_STORE_A_BATCH = 1;
    static final String NOON = "2026-01-07 12:00-06";

    private static Path folder;
    private static LocalPostgres server;
    static PGSimpleDataSource source;

    Connection postgres;
    Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        folder = Folders.temporary("postgres");
        server = LocalPostgres.start(folder, false);
        source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser("postgres");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        Folders.delete(folder);
    }

    @BeforeEach
    void open() throws SQLException {
        postgres = source.getConnection();
        StoreSchemas.create(source, stores());
        sandbox = new Sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        StoreSchemas.drop(postgres, stores());
        postgres.close();
        sandbox.close();
    }

    final Map<EventTable, Long> extract() throws SQLException {
        return extract(sandbox.warehouse);
    }

    final Map<EventTable, Long> extract(Warehouse warehouse) throws SQLException {
        return new Extract(source, warehouse, 2, ONE_STORE_A_BATCH, false).run(stores(), rows -> {});
    }

    /** What ingest has been told. */
    final List<String> extracted() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select store_id, seq from ingest.extracted order by 1")) {
            while (row.next()) {
                rows.add(row.getString(1) + "|" + row.getLong(2));
            }
        }
        return rows;
    }

    final String rawSales() throws SQLException {
        return sandbox.value("select count(*), count(distinct event_id) from RAW.SALES_EVENTS");
    }

    List<Store> stores() {
        return STORES;
    }
}
