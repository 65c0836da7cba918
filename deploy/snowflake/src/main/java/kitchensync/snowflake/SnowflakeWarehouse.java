package kitchensync.snowflake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import net.snowflake.client.api.driver.SnowflakeDriver;

/**
 * The warehouse in a database of Snowflake. Every connection is a session of its own. Files are loaded through a stage;
 * the COPY is part of the caller's transaction.
 */
public final class SnowflakeWarehouse implements Warehouse {

    static final String SCHEMA = "PIPELINE";

    private static final String STAGE = SCHEMA + ".LOADING";
    private static final Dialect DIALECT = new SnowflakeDialect();

    /** An empty field is null, as the port has it; a backslash is a backslash. */
    private static final String FORMAT = " file_format = (type = csv field_optionally_enclosed_by = '\"'"
            + " empty_field_as_null = true null_if = () escape_unenclosed_field = none) on_error = abort_statement purge = true";

    private final SnowflakeLogin login;
    private boolean prepared;

    public SnowflakeWarehouse(SnowflakeLogin login) {
        this.login = login;
    }

    @Override
    public Connection connect() throws SQLException {
        // Not through DriverManager, which finds drivers only for the class loader that has registered them.
        Connection connection = Objects.requireNonNull(
                new SnowflakeDriver().connect(login.jdbcUrl(), login.properties()), "not a URL of Snowflake");
        try {
            prepare(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }

    /** Once: making a stage ends a transaction, so it cannot wait for the first load. */
    private synchronized void prepare(Connection connection) throws SQLException {
        if (prepared) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + SCHEMA);
            statement.execute("use schema " + SCHEMA);
            statement.execute("create stage if not exists " + STAGE);
        }
        prepared = true;
    }

    @Override
    public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        // Of its own, so that neither a file of another load nor one that was left behind gets in.
        String folder = "@" + STAGE + "/" + UUID.randomUUID() + "/";
        String fields = IntStream.rangeClosed(1, columns.size())
                .mapToObj(column -> "$" + column)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("put 'file://" + csv.toAbsolutePath() + "' " + folder);
            return statement.executeLargeUpdate("copy into " + table + " (" + String.join(", ", columns)
                    + ") from (select " + fields + " from " + folder + ")" + FORMAT);
        }
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    /** As the query tag, by which Snowflake's history and bills can be searched. */
    @Override
    public void label(Connection connection, String purpose) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter session set query_tag = '" + purpose.replace("'", "''") + "'");
        }
    }

    @Override
    public boolean asleepUntilAsked() {
        return true;
    }
}
