package kitchensync.pipeline.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kitchensync.domain.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/** A model's table or view in the warehouse, replaced as a whole in the transaction of the connection. */
final class ModelTable {

    private ModelTable() {}

    /** @return rows of a table, null for a view */
    static @Nullable Long build(Warehouse warehouse, Connection connection, Node node) throws SQLException {
        String schema = node.relation().substring(0, node.relation().indexOf('.'));
        String name = node.relation().substring(schema.length() + 1);
        boolean view = node.materialized() == Materialized.VIEW;
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + schema);
            dropOther(connection, schema, name, view);
            if (node.seed() != null) {
                return load(warehouse, connection, node.relation(), node.seed());
            }
            statement.execute(
                    "create or replace " + (view ? "view " : "table ") + node.relation() + " as\n" + node.sql());
            return view ? null : count(statement, "select count(*) from " + node.relation());
        }
    }

    private static long load(Warehouse warehouse, Connection connection, String relation, Seed seed)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace table " + relation + " (" + seed.definition() + ")");
        }
        try {
            Path file = Files.createTempFile("seed-", ".csv");
            try {
                Files.writeString(file, seed.rows());
                return warehouse.load(connection, relation, seed.columns(), file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A model that was a view and is a table now, or the other way round, cannot be replaced in one word. */
    private static void dropOther(Connection connection, String schema, String name, boolean view) throws SQLException {
        String kind = null;
        try (PreparedStatement query = connection.prepareStatement(
                "select table_type from information_schema.tables where upper(table_schema) = ? and upper(table_name) = ?")) {
            query.setString(1, schema);
            query.setString(2, name);
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    kind = found.getString(1);
                }
            }
        }
        if (kind != null && view != kind.equals("VIEW")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop " + (view ? "table " : "view ") + schema + "." + name);
            }
        }
    }

    static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
