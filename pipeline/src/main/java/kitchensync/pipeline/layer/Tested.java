package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement has found out about a node: a warehouse takes about as long for each more.
 *
 * @param counts of its tests
 * @param rows that it has; null for a view and a source, of which they are not counted
 * @param position how far it has come; 0 where there is no telling
 */
record Tested(List<TestCount> counts, @Nullable Long rows, long position) {

    /**
     * Runs a node's tests; those that look at one row at a time share one scan.
     *
     * @param since rows up to this position need no test that is {@link LayerTest#rowByRow}; 0 to test all
     */
    static Tested of(Connection connection, Node node, long since) throws SQLException {
        String table = node.relation();
        String rows = since == 0 ? table : "(select * from " + table + " where " + Node.POSITION + " > " + since + ")";
        boolean stored = node.materialized() != null && node.materialized() != Materialized.VIEW;
        boolean placed = stored && node.hasPosition();
        List<String> columns = new ArrayList<>();
        List<String> scans = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        List<TestCount> asked = new ArrayList<>();
        for (LayerTest test : node.tests()) {
            switch (test.check()) {
                case Check.Query(String sql) -> {
                    String query = test.rowByRow() ? sql.replace(table, rows) : sql;
                    columns.add("scan_" + scans.size() + ".failing");
                    scans.add("(select count(*) as failing from (\n" + query + "\n) failing_rows)");
                    asked.add(new TestCount(test, 0, query));
                }
                case Check.Predicate(String condition) -> {
                    columns.add("one_scan.failing_" + conditions.size());
                    conditions.add("count_if(" + condition + ") as failing_" + conditions.size());
                    asked.add(new TestCount(test, 0, "select * from " + rows + " tested where " + condition));
                }
            }
        }
        if (stored) {
            columns.add("scan_" + scans.size() + ".row_count");
            columns.add("scan_" + scans.size() + ".position");
            String position = placed ? "coalesce(max(" + Node.POSITION + "), 0)" : "0";
            scans.add("(select count(*) as row_count, " + position + " as position from " + table + ")");
        }
        List<Long> answers = answers(connection, columns, from(rows, scans, conditions));
        List<TestCount> counts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            counts.add(new TestCount(
                    asked.get(i).test(), answers.get(i), asked.get(i).sql()));
        }
        return new Tested(
                counts, stored ? answers.get(asked.size()) : null, placed ? answers.get(asked.size() + 1) : 0);
    }

    private static String from(String rows, List<String> scans, List<String> conditions) {
        List<String> from = new ArrayList<>();
        if (!conditions.isEmpty()) {
            from.add("(select " + String.join(", ", conditions) + " from " + rows + " tested) one_scan");
        }
        for (int i = 0; i < scans.size(); i++) {
            from.add(scans.get(i) + " scan_" + i);
        }
        return String.join("\ncross join ", from);
    }

    private static List<Long> answers(Connection connection, List<String> columns, String from) throws SQLException {
        List<Long> answers = new ArrayList<>();
        if (columns.isEmpty()) {
            return answers;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + String.join(", ", columns) + "\nfrom " + from)) {
            row.next();
            for (int i = 1; i <= columns.size(); i++) {
                answers.add(row.getLong(i));
            }
        }
        return answers;
    }

    /** Whether a test has failed that only warns. */
    boolean warns() {
        return counts.stream()
                .anyMatch(count -> count.failingRows() > 0 && count.test().warns());
    }

    /** Whether no test has failed that stops the node. */
    boolean passed() {
        return counts.stream()
                .allMatch(count -> count.failingRows() == 0 || count.test().warns());
    }
}
