package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import kitchensync.domain.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/** Runs the tests of what stands in the warehouse, all rows of it, and changes nothing. */
public final class LayerTests {

    private LayerTests() {}

    /**
     * @param selected names of nodes, from {@link Selection}; null for all
     * @throws SQLException when the warehouse itself fails; what a test finds is in the report
     */
    public static LayerReport run(Project project, Warehouse warehouse, @Nullable Set<String> selected)
            throws SQLException {
        NodeTests tests = new NodeTests();
        try (Connection connection = warehouse.connect()) {
            Relations relations = Relations.read(connection);
            connection.setAutoCommit(false);
            for (Node node : project.nodes()) {
                if (selected != null && !selected.contains(node.name())) {
                    continue;
                }
                try {
                    if (node.materialized() != null && !relations.has(node)) {
                        throw new SQLException("it has not been built yet; run the pipeline first");
                    }
                    tests.run(warehouse.dialect(), connection, node, node, 0);
                    tests.runUnitTests(warehouse.dialect(), connection, node);
                } catch (SQLException broken) {
                    tests.broken(node, broken);
                } finally {
                    connection.rollback();
                }
            }
        }
        return tests.report(List.of());
    }
}
