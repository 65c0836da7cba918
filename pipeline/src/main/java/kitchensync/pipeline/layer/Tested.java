package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one statement has found out about a node: a warehouse takes about as long for each more.
 *
 * @param counts of its tests
 * @param rows that it has; null for a view and a source, of which they are not counted
 * @param position how far it has come; 0 where there is no telling
 */
record Tested(List<TestCount> counts, @Nullable Long rows, long position) {

    /** The part that counts the rows of which some condition is broken, and the one that counts all. */
    private static final long ANY = -1;

    private static final long WHOLE = -2;

    /**
     * Runs a node's tests. Those that ask of single rows whether a condition holds share one scan, which says only whether any
     * of them is broken, and others ask for suspects; what has failed is asked then.
     *
     * @param since rows up to this position need no test that is {@link LayerTest#rowByRow}; 0 to test all
     */
    static Tested of(Connection connection, Node node, long since) throws SQLException {
        String table = node.relation();
        String rows = since == 0 ? table : "(select * from " + table + " where " + Node.POSITION + " > " + since + ")";
        List<String> parts = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        List<TestCount> counted = new ArrayList<>();
        for (LayerTest test : node.tests()) {
            String sql = switch (test.check()) {
                case Check.Query(String query, String suspects) -> {
                    String asked = test.rowByRow() ? suspects.replace(table, rows) : suspects;
                    parts.add(part(counted.size(), "0", failing(asked)));
                    yield test.rowByRow() ? query.replace(table, rows) : query;
                }
                case Check.Predicate(String condition) -> {
                    conditions.add(condition);
                    yield "select * from " + rows + " tested where " + condition;
                }
            };
            counted.add(new TestCount(test, 0, sql));
        }
        if (!conditions.isEmpty()) {
            parts.add(part(ANY, "0", rows + " tested where (" + String.join(") or (", conditions) + ")"));
        }
        boolean stored = node.materialized() != null && node.materialized() != Materialized.VIEW;
        if (stored) {
            parts.add(part(WHOLE, node.hasPosition() ? "coalesce(max(" + Node.POSITION + "), 0)" : "0", table));
        }
        Map<Long, Answer> answers = answers(connection, parts);
        List<TestCount> counts = new ArrayList<>();
        for (TestCount test : counted) {
            Answer answer = answers.getOrDefault((long) counts.size(), answers.getOrDefault(ANY, Answer.NONE));
            boolean exact = test.test().check() instanceof Check.Query query
                    && query.sql().equals(query.suspects());
            boolean asked = !exact && answer.rows() > 0;
            long broken = asked ? count(connection, failing(test.sql())) : answer.rows();
            counts.add(new TestCount(test.test(), broken, test.sql()));
        }
        Answer whole = answers.getOrDefault(WHOLE, Answer.NONE);
        return new Tested(counts, stored ? whole.rows() : null, whole.position());
    }

    private static String failing(String sql) {
        return "(\n" + sql + "\n) failing_rows";
    }

    private static String part(long number, String position, String from) {
        return "select " + number + " as part, count(*) as row_count, " + position + " as position from " + from;
    }

    private record Answer(long rows, long position) {
        static final Answer NONE = new Answer(0, 0);
    }

    /** By the number of the part. */
    private static Map<Long, Answer> answers(Connection connection, List<String> parts) throws SQLException {
        Map<Long, Answer> answers = new HashMap<>();
        if (parts.isEmpty()) {
            return answers;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.join("\nunion all\n", parts))) {
            while (row.next()) {
                answers.put(row.getLong(1), new Answer(row.getLong(2), row.getLong(3)));
            }
        }
        return answers;
    }

    private static long count(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return ModelTable.count(statement, "select count(*) from " + from);
        }
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
