package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kitchensync.domain.warehouse.SqlText;

/**
 * The tests that a properties file lists under a model or column. dbt's own four ({@code not_null}, {@code unique},
 * {@code accepted_values}, {@code relationships}) are known here; every other name is a {@code test} block of the
 * project.
 */
final class GenericTests {

    private static final Pattern TEMPLATE = Pattern.compile("\\s*(ref|source|var)\\s*\\(.+\\)\\s*");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tests that hold of a table when they hold of its old rows and of its new ones. */
    private static final Set<String> ROW_BY_ROW = Set.of("unique", "unique_grain", "relationships");

    /** Tests of which a macro {@code NAME_suspects} of the project, with the same arguments, is asked first. */
    private static final Set<String> SUSPECTING = Set.of("unique_grain");

    private final Jinja jinja;
    private final Supplier<Rendering> renderings;

    GenericTests(Jinja jinja, Supplier<Rendering> renderings) {
        this.jinja = jinja;
        this.renderings = renderings;
    }

    /**
     * @param node the model or source under test
     * @param column empty for a test of the whole model
     * @param listed the entry in the properties file: a name, or one name with its arguments
     */
    LayerTest read(Node node, String column, JsonNode listed) {
        String name = listed.isTextual() ? listed.asText() : listed.fieldNames().next();
        Map<String, Object> arguments = new LinkedHashMap<>();
        Rendering rendering = renderings.get();
        String title = node.name() + ": " + name + (column.isEmpty() ? "" : " " + column);
        boolean warns = false;
        for (Map.Entry<String, JsonNode> entry : listed.path(name).properties()) {
            switch (entry.getKey()) {
                case "config" ->
                    warns = entry.getValue().path("severity").asText("error").equals("warn");
                case "arguments" -> {
                    for (Map.Entry<String, JsonNode> argument : entry.getValue().properties()) {
                        arguments.put(argument.getKey(), value(title, argument.getValue(), rendering));
                    }
                }
                default ->
                    throw new LayerException(title + ": put '" + entry.getKey() + "' under 'arguments' or 'config'");
            }
        }
        Check check = check(name, title, node.relation(), column, arguments, rendering);
        return new LayerTest(title, rendering.reads(), warns, ROW_BY_ROW.contains(name), check);
    }

    private Object value(String title, JsonNode value, Rendering rendering) {
        if (value.isTextual() && TEMPLATE.matcher(value.asText()).matches()) {
            return jinja.render(title, "{{ " + value.asText() + " }}", Map.of(), rendering);
        }
        return JSON.convertValue(value, Object.class);
    }

    private Check check(
            String name,
            String title,
            String relation,
            String column,
            Map<String, Object> arguments,
            Rendering rendering) {
        return switch (name) {
            case "not_null" -> new Check.Predicate(column + " is null");
            case "accepted_values" -> new Check.Predicate(column + " not in (" + accepted(title, arguments) + ")");
            case "unique" ->
                new Check.Query("select " + column + " from " + relation + " where " + column + " is not null group by "
                        + column + " having count(*) > 1");
            case "relationships" -> relationship(title, relation, column, arguments);
            default -> fromProject(name, title, relation, column, arguments, rendering);
        };
    }

    private static String accepted(String title, Map<String, Object> arguments) {
        StringJoiner values = new StringJoiner(", ");
        boolean quote = !Boolean.FALSE.equals(arguments.get("quote"));
        for (Object value : (Iterable<?>) argument(title, arguments, "values")) {
            values.add(quote ? SqlText.of(value.toString()) : value.toString());
        }
        return values.toString();
    }

    /** Values are fewer than rows: each is looked up once. */
    private static Check relationship(String title, String relation, String column, Map<String, Object> arguments) {
        Object field = argument(title, arguments, "field");
        String lost = "select lost." + column + " from (select distinct " + column + " from " + relation
                + ") lost where lost." + column + " not in (select " + field + " from "
                + argument(title, arguments, "to")
                + " where " + field + " is not null)";
        return new Check.Query(
                "select child." + column + " from " + relation + " child where child." + column + " in (" + lost + ")",
                lost);
    }

    private static Object argument(String title, Map<String, Object> arguments, String name) {
        Object value = arguments.get(name);
        if (value == null) {
            throw new LayerException(title + ": the test needs the argument '" + name + "'");
        }
        return value;
    }

    private Check fromProject(
            String name,
            String title,
            String relation,
            String column,
            Map<String, Object> arguments,
            Rendering rendering) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("model", relation);
        if (!column.isEmpty()) {
            all.put("column_name", column);
        }
        StringJoiner call = new StringJoiner(", ", "{{ test_" + name + "(", ") }}");
        Map<String, Object> values = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            call.add(key + "=argument_" + key);
            values.put("argument_" + key, value);
        });
        String sql = jinja.render(title, call.toString(), values, rendering);
        if (!SUSPECTING.contains(name)) {
            return shared(relation, sql);
        }
        String suspects =
                jinja.render(title, call.toString().replace("test_" + name, name + "_suspects"), values, rendering);
        return new Check.Query(sql, suspects.isEmpty() ? sql : suspects);
    }

    /** A test that asks of single rows whether a condition holds can share its scan of the node with others. */
    private static Check shared(String relation, String sql) {
        Matcher oneRow = Pattern.compile("(?s)select \\w+\\s+from " + Pattern.quote(relation) + "\\s+where (.+)")
                .matcher(sql);
        boolean wholeTable = sql.contains("group by") || sql.contains("having");
        return oneRow.matches() && !wholeTable ? new Check.Predicate(oneRow.group(1)) : new Check.Query(sql);
    }
}
