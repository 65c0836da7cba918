package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tests of one run, and what came of them. */
final class NodeTests {

    private final List<String> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<FailedTest> failedTests = new ArrayList<>();
    private int passed;

    /**
     * Runs a node's tests.
     *
     * @param since see {@link TestCount#of}
     * @return whether none of severity error has failed
     */
    boolean run(Connection connection, Node node, long since) throws SQLException {
        boolean good = true;
        for (TestCount count : TestCount.of(connection, node, since)) {
            if (count.failingRows() == 0) {
                passed++;
                continue;
            }
            FailedTest failed = new FailedTest(
                    node.relation(),
                    count.test().name(),
                    count.test().warns(),
                    count.failingRows(),
                    FailingRows.first(connection, count.sql()),
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
    void runUnitTests(Connection connection, Node node) throws SQLException {
        for (UnitTest test : node.unitTests()) {
            String wrong = test.run(connection);
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
