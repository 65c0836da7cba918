package kitchensync.bench.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kitchensync.bench.process.ProcessUse;
import kitchensync.embedded.LocalPostgres;

/** The Postgres server of a bench run: durable, one database for each service that is measured. */
public final class Database implements AutoCloseable {

    private final LocalPostgres server;
    private final Path folder;
    private final long pid;

    private Database(LocalPostgres server, Path folder, long pid) {
        this.server = server;
        this.folder = folder;
        this.pid = pid;
    }

    /** @throws IOException when it does not start, or would not wait for the disk */
    public static Database start(Path folder) throws IOException, SQLException {
        LocalPostgres server = LocalPostgres.start(folder, true);
        Database database = new Database(server, folder, server.pid());
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(database.setting(setting))) {
                database.close();
                throw new IOException("Postgres runs with " + setting + " off; its figures would mean nothing");
            }
        }
        // A server that has run for a while uses its log's files again. Each new one holds all commits up while 16 MB
        // of
        // zeros are written.
        database.execute("alter system set min_wal_size = '1GB'");
        database.execute("select pg_reload_conf()");
        return database;
    }

    public int port() {
        return server.port();
    }

    /** Makes an empty database. */
    public void create(String name) throws SQLException {
        execute("create database " + name);
    }

    /** Writes to disk what is in memory, so that no run pays for the one before. */
    public void settle() throws SQLException {
        execute("checkpoint");
    }

    public String setting(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "postgres", "");
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://localhost:" + port() + "/" + database;
    }

    public ProcessUse use() {
        return new ProcessUse(pid);
    }

    /**
     * Rows by store, as ingest keeps them: a schema a store.
     *
     * @param schemas store id to schema
     */
    public SortedMap<String, Long> storedByIngest(String database, SortedMap<String, String> schemas)
            throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (var store : schemas.entrySet()) {
                try (ResultSet row =
                        statement.executeQuery("select count(*) from \"" + store.getValue() + "\".events")) {
                    row.next();
                    rows.put(store.getKey(), row.getLong(1));
                }
            }
        }
        return rows;
    }

    /** Rows by store, as the peers keep them: one table. */
    public SortedMap<String, Long> storedByPeer(String database) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select store_id, count(*) from sales_events group by store_id")) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            // A stop that finds much to write takes longer than the starter waits for it.
            settle();
        } catch (SQLException gone) {
            // Then there is nothing to settle.
        }
        server.close();
        LocalPostgres.stop(folder);
    }
}
