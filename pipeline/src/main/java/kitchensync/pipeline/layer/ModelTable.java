package kitchensync.pipeline.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;

/** A model's table or view in the warehouse, replaced as a whole in the transaction of the connection. */
final class ModelTable {

    private ModelTable() {}

    /** Makes the schemas of the nodes that are not there; before any of them is made, since lanes would quarrel. */
    static void createSchemas(Connection connection, Relations relations, List<Node> nodes) throws SQLException {
        Set<String> schemas = new TreeSet<>();
        for (Node node : nodes) {
            if (node.materialized() != null && !relations.has(node.relation())) {
                schemas.add(node.relation().substring(0, node.relation().indexOf('.')));
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String schema : schemas) {
                statement.execute("create schema if not exists " + schema);
            }
        }
    }

    static void build(Warehouse warehouse, Connection connection, Relations relations, Node node) throws SQLException {
        String relation = node.relation();
        boolean view = node.materialized() == Materialized.VIEW;
        try (Statement statement = connection.createStatement()) {
            if (relations.hasOther(node)) {
                statement.execute("drop " + (view ? "table " : "view ") + relation);
            }
            if (node.seed() == null) {
                statement.execute("create or replace " + (view ? "view " : "table ") + relation + " as\n" + node.sql());
            } else {
                statement.execute("create or replace table " + relation + " ("
                        + node.seed().definition() + ")");
                load(warehouse, connection, relation, node.seed());
            }
        }
    }

    private static void load(Warehouse warehouse, Connection connection, String relation, Seed seed)
            throws SQLException {
        try {
            Path file = Files.createTempFile("kitchensync-seed-", ".csv");
            try {
                Files.writeString(file, seed.rows());
                warehouse.load(connection, relation, seed.columns(), file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Tells two contents of a table apart. */
    static String content(Dialect dialect, Connection connection, String relation) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(dialect.content(relation))) {
            row.next();
            return row.getString(1);
        }
    }

    static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
