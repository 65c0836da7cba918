package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Builds a project's models in order and tests each of them in the transaction that builds it. A model that fails
 * a test is rolled back: its last good version stays, and what depends on it is not built.
 */
public final class LayerRunner {

    private final Warehouse warehouse;
    private final Connection connection;
    private final List<ModelRun> models = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> standing = new HashSet<>();
    private int passed;

    private LayerRunner(Warehouse warehouse, Connection connection) {
        this.warehouse = warehouse;
        this.connection = connection;
    }

    /**
     * @throws SQLException when the warehouse itself fails; what a model or test does wrong is in the report
     */
    public static LayerReport run(Project project, Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            LayerRunner run = new LayerRunner(warehouse, connection);
            connection.setAutoCommit(false);
            try {
                for (Node node : project.nodes()) {
                    run.node(node);
                }
            } finally {
                connection.rollback();
            }
            return new LayerReport(run.models, run.passed, run.failures, run.warnings);
        }
    }

    private void node(Node node) throws SQLException {
        if (!standing.containsAll(node.needs())) {
            report(node, Outcome.SKIPPED, null, 0);
            return;
        }
        long start = System.nanoTime();
        Long rows = null;
        boolean good;
        try {
            if (node.materialized() != null) {
                rows = ModelTable.build(warehouse, connection, node);
            }
            good = test(node);
        } catch (SQLException broken) {
            failures.add(node.relation() + ": " + firstLine(broken));
            good = false;
        }
        if (good) {
            connection.commit();
            standing.add(node.name());
        } else {
            connection.rollback();
        }
        report(node, good ? Outcome.BUILT : Outcome.FAILED, good ? rows : null, millisSince(start));
    }

    private void report(Node node, Outcome outcome, @Nullable Long rows, long millis) {
        if (node.materialized() != null) {
            models.add(new ModelRun(node.relation(), outcome, rows, millis));
        }
    }

    private boolean test(Node node) throws SQLException {
        boolean good = true;
        for (TestCount count : TestCount.of(connection, node)) {
            if (count.failingRows() == 0) {
                passed++;
            } else if (count.test().warns()) {
                warnings.add(count.description());
            } else {
                failures.add(count.description());
                good = false;
            }
        }
        return good;
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("failed");
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
