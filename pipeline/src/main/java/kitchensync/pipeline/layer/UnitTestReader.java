package kitchensync.pipeline.layer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads an entry under {@code unit_tests}. */
final class UnitTestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UnitTestReader() {}

    /**
     * @param relations from a node's name to its {@code SCHEMA.NAME}
     * @param template of the model
     * @throws LayerException when the model reads something of which no rows are given
     */
    static UnitTest read(
            Jinja jinja,
            UnaryOperator<String> relations,
            Map<String, String> variables,
            Node node,
            String template,
            JsonNode listed) {
        String name = listed.path("name").asText();
        Map<String, List<Map<String, Object>>> given = new TreeMap<>();
        for (JsonNode input : listed.path("given")) {
            String what = input.path("input").asText();
            String relation = what.equals("this")
                    ? node.relation()
                    : jinja.render(name, "{{ " + what + " }}", Map.of(), new Rendering(relations, variables, false));
            given.put(relation, rows(input.path("rows")));
        }
        JsonNode overrides = listed.path("overrides");
        Map<String, String> values = new TreeMap<>(variables);
        overrides
                .path("vars")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        boolean incremental = overrides.path("macros").path("is_incremental").asBoolean();
        UnaryOperator<String> inputs = read -> {
            if (!given.containsKey(relations.apply(read))) {
                throw new LayerException(name + ": " + node.name() + " reads '" + read + "'; give its rows, or none");
            }
            return UnitTest.table(relations.apply(read));
        };
        String sql = jinja.render(
                name,
                template,
                Map.of("this", UnitTest.table(node.relation())),
                new Rendering(inputs, values, incremental));
        return new UnitTest(
                name, node.relation(), sql, given, rows(listed.path("expect").path("rows")));
    }

    private static List<Map<String, Object>> rows(JsonNode rows) {
        return JSON.convertValue(rows, new TypeReference<>() {});
    }
}
