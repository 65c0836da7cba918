package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;

/** The tests of one run, and what came of them. */
final class NodeTests {

    private final List<String> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<FailedTest> failedTests = new ArrayList<>();
    private int passed;

    /**
     * Runs a node's tests.
     *
     * @param made the node where it is to be tested
     * @param since see {@link TestCount#of}
     * @return whether none of severity error has failed
     */
    boolean run(Dialect dialect, Connection connection, Node node, Node made, long since) throws SQLException {
        boolean good = true;
        for (TestCount count : TestCount.of(connection, made, since)) {
            if (count.failingRows() == 0) {
                passed++;
                continue;
            }
            FailedTest failed = new FailedTest(
                    node.relation(),
                    count.test().name(),
                    count.test().warns(),
                    count.failingRows(),
                    FailingRows.first(dialect, connection, count.sql()),
                    count.sql());
            failedTests.add(failed);
            (failed.warns() ? warnings : failures).add(failed.description());
            good &= failed.warns();
        }
        return good;
    }

    /**
     * They depend on nothing but the code, so they run when a model is made from nothing.
     *
     * @throws SQLException when one fails
     */
    void runUnitTests(Dialect dialect, Connection connection, Node made) throws SQLException {
        for (UnitTest test : made.unitTests()) {
            String wrong = test.run(dialect, connection, made.relation());
            if (wrong != null) {
                throw new SQLException("unit test " + wrong);
            }
            passed++;
        }
    }

    /** A node that could not be built. */
    void broken(Node node, SQLException error) {
        failures.add(node.relation() + ": " + SqlError.oneLine(error, node));
    }

    List<FailedTest> failed(Node node) {
        return failedTests.stream()
                .filter(test -> test.node().equals(node.relation()))
                .toList();
    }

    List<String> warnings() {
        return warnings;
    }

    LayerReport report(List<ModelRun> models) {
        return new LayerReport(models, passed, failures, warnings, failedTests);
    }
}
