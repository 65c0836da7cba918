package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;

/**
 * Where a node is made from nothing. With tables in transactions, in its own place: nobody sees it before the commit.
 * Otherwise beside it, where it is tested before it takes the place.
 */
final class Replacement {

    private static final String SUFFIX = "__NEXT";

    private final Dialect dialect;
    private final Connection connection;
    private final Relations relations;

    Replacement(Dialect dialect, Connection connection, Relations relations) {
        this.dialect = dialect;
        this.connection = connection;
        this.relations = relations;
    }

    /** Drops what a run that was killed, or a node that failed, has left beside its place. */
    static void sweep(Connection connection, Relations relations, List<Node> nodes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Node node : nodes) {
                String left = node.relation() + SUFFIX;
                if (relations.has(left)) {
                    statement.execute("drop " + (relations.isView(left) ? "view " : "table ") + left);
                }
            }
        }
    }

    /** The node as it is to be made and tested. */
    Node of(Node node, Step step) {
        boolean beside = step.build() == Step.Build.FROM_NOTHING
                && node.materialized() != null
                && !dialect.tablesInTransactions();
        return beside ? node.at(node.relation() + SUFFIX) : node;
    }

    /**
     * Puts what was made in its place. What the warehouse remembers of the node is forgotten first: whoever is killed
     * after the change of places and before it is written down makes the node from nothing again.
     */
    void takesPlace(Node node, Node made) throws SQLException {
        if (made.relation().equals(node.relation())) {
            return;
        }
        ModelStates.forget(connection, node.name());
        connection.commit();
        boolean view = node.materialized() == Materialized.VIEW;
        try (Statement statement = connection.createStatement()) {
            if (relations.hasOther(node)) {
                statement.execute("drop " + (view ? "table " : "view ") + node.relation());
            }
            if (view) {
                statement.execute("create or replace view " + node.relation() + " as\n" + node.sql());
                statement.execute("drop view " + made.relation());
                return;
            }
            for (String step : dialect.replace(node.relation(), made.relation(), relations.has(node))) {
                statement.execute(step);
            }
        }
    }
}
