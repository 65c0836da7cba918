package kitchensync.pipeline.layer;

import java.util.Map;
import java.util.TreeMap;

/** What Snowflake is told to make the models, as text. */
final class SnowflakeSql {

    private SnowflakeSql() {}

    static Project project() {
        return Project.read(
                ProjectFiles.onClasspath(SnowflakeSql.class.getClassLoader(), "dbt"),
                Map.of("now", "2026-02-10 06:00:00"),
                "snowflake");
    }

    /** By model: the statements that make it, with a comment before each. */
    static Map<String, String> models() {
        Map<String, String> models = new TreeMap<>();
        for (Node node : project().nodes()) {
            if (node.sql().isEmpty()) {
                continue;
            }
            StringBuilder text = new StringBuilder("-- from nothing\n" + node.sql() + "\n;\n");
            Increment increment = node.query().increment();
            if (increment != null) {
                text.append("-- what is new\n").append(increment.sql()).append("\n;\n");
                if (!increment.own().isEmpty()) {
                    text.append("-- how it is put in\n").append(increment.own()).append("\n;\n");
                }
            }
            models.put(node.name(), text.toString());
        }
        return models;
    }

    /** By file name: the queries of the tests and unit tests. */
    static Map<String, String> tests() {
        Map<String, String> tests = new TreeMap<>();
        for (Node node : project().nodes()) {
            StringBuilder text = new StringBuilder();
            for (LayerTest test : node.tests()) {
                String sql = switch (test.check()) {
                    case Check.Query(String query, String _) -> query;
                    case Check.Predicate(String condition) ->
                        "select count_if(" + condition + ") from " + node.relation();
                };
                text.append("-- ").append(test.name()).append('\n').append(sql).append("\n;\n");
            }
            node.unitTests()
                    .forEach(test -> text.append("-- ")
                            .append(test.name())
                            .append('\n')
                            .append(test.sql())
                            .append("\n;\n"));
            tests.put("test_" + node.name() + ".sql", text.toString());
        }
        return tests;
    }
}
