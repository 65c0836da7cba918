package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;

/** The tests of one run, and what came of them; for all its lanes together. */
final class NodeTests {

    private final List<String> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<FailedTest> failedTests = new ArrayList<>();
    private int passed;

    /**
     * Runs a node's tests.
     *
     * @param made the node where it is to be tested
     * @param since see {@link Tested#of}
     */
    Tested run(Dialect dialect, Connection connection, Node node, Node made, long since) throws SQLException {
        Tested tested = Tested.of(connection, made, since);
        for (TestCount count : tested.counts()) {
            if (count.failingRows() == 0) {
                pass();
            } else {
                fail(new FailedTest(
                        node.relation(),
                        count.test().name(),
                        count.test().warns(),
                        count.failingRows(),
                        FailingRows.first(dialect, connection, count.sql()),
                        count.sql()));
            }
        }
        return tested;
    }

    private synchronized void pass() {
        passed++;
    }

    private synchronized void fail(FailedTest failed) {
        failedTests.add(failed);
        (failed.warns() ? warnings : failures).add(failed.description());
    }

    /**
     * They depend on nothing but the code, so they run when a model with other code than that of its last success is
     * made.
     *
     * @throws SQLException when one fails
     */
    void runUnitTests(Dialect dialect, Connection connection, Node made) throws SQLException {
        for (UnitTest test : made.unitTests()) {
            String wrong = test.run(dialect, connection, made.relation());
            if (wrong != null) {
                throw new SQLException("unit test " + wrong);
            }
            pass();
        }
    }

    /** A node that could not be built. */
    synchronized void broken(Node node, SQLException error) {
        failures.add(node.relation() + ": " + SqlError.oneLine(error, node));
    }

    synchronized List<FailedTest> failed(Node node) {
        return failedTests.stream()
                .filter(test -> test.node().equals(node.relation()))
                .toList();
    }

    synchronized LayerReport report(List<ModelRun> models) {
        return new LayerReport(models, passed, failures, warnings, failedTests);
    }
}
