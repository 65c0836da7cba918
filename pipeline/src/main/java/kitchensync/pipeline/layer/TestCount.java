package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A test that has been run, and how many rows failed it.
 *
 * @param sql answers those rows
 */
record TestCount(LayerTest test, long failingRows, String sql) {

    /**
     * Runs a node's tests; those that look at one row at a time share one scan.
     *
     * @param since rows up to this position need no test that is {@link LayerTest#rowByRow}; 0 to test all
     */
    static List<TestCount> of(Connection connection, Node node, long since) throws SQLException {
        String rows = since == 0
                ? node.relation()
                : "(select * from " + node.relation() + " where " + Node.POSITION + " > " + since + ")";
        List<TestCount> counts = new ArrayList<>();
        List<LayerTest> rowTests = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (LayerTest test : node.tests()) {
                switch (test.check()) {
                    case Check.Query(String sql) -> {
                        String asked = test.rowByRow() ? sql.replace(node.relation(), rows) : sql;
                        counts.add(new TestCount(
                                test,
                                ModelTable.count(statement, "select count(*) from (\n" + asked + "\n) failing"),
                                asked));
                    }
                    case Check.Predicate(String condition) -> {
                        rowTests.add(test);
                        conditions.add(condition);
                    }
                }
            }
            counts.addAll(oneScan(statement, rows, rowTests, conditions));
        }
        return counts;
    }

    private static List<TestCount> oneScan(
            Statement statement, String relation, List<LayerTest> tests, List<String> conditions) throws SQLException {
        List<TestCount> counts = new ArrayList<>();
        if (tests.isEmpty()) {
            return counts;
        }
        String columns = conditions.stream()
                .map(condition -> "count_if(" + condition + ")")
                .collect(Collectors.joining(", "));
        try (ResultSet result = statement.executeQuery("select " + columns + " from " + relation + " tested")) {
            result.next();
            for (int i = 0; i < tests.size(); i++) {
                counts.add(new TestCount(
                        tests.get(i),
                        result.getLong(i + 1),
                        "select * from " + relation + " tested where " + conditions.get(i)));
            }
        }
        return counts;
    }
}
