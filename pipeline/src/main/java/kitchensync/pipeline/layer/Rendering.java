package kitchensync.pipeline.layer;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One rendering of a template: what it is told, and what it asks for. */
final class Rendering {

    private final UnaryOperator<String> relations;
    private final Map<String, String> variables;
    private final boolean incremental;
    private final SortedSet<String> reads = new TreeSet<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final Map<String, Object> config = new TreeMap<>();

    /**
     * @param relations from a node's name to its {@code SCHEMA.NAME}
     * @param variables what {@code var} answers
     * @param incremental what {@code is_incremental} answers
     */
    Rendering(UnaryOperator<String> relations, Map<String, String> variables, boolean incremental) {
        this.relations = relations;
        this.variables = variables;
        this.incremental = incremental;
    }

    String read(String node) {
        reads.add(node);
        return relations.apply(node);
    }

    /** @throws LayerException when the project does not declare it */
    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new LayerException("there is no var '" + name + "'; declare it in dbt_project.yml");
        }
        asked.add(name);
        return value;
    }

    void configure(String key, Object value) {
        config.put(key, value);
    }

    boolean incremental() {
        return incremental;
    }

    /** Names of the nodes that were read. */
    SortedSet<String> reads() {
        return reads;
    }

    /** Names of the vars that were asked for. */
    SortedSet<String> asked() {
        return asked;
    }

    Map<String, Object> config() {
        return config;
    }
}
