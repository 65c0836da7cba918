package kitchensync.pipeline.layer;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What one template asks for while it is rendered: the nodes it reads, and its configuration. */
final class Rendering {

    private final UnaryOperator<String> relations;
    private final SortedSet<String> reads = new TreeSet<>();
    private final Map<String, String> config = new TreeMap<>();

    /** @param relations from a node's name to its {@code SCHEMA.NAME} */
    Rendering(UnaryOperator<String> relations) {
        this.relations = relations;
    }

    String read(String node) {
        reads.add(node);
        return relations.apply(node);
    }

    void configure(String key, String value) {
        config.put(key, value);
    }

    /** Names of the nodes that were read. */
    SortedSet<String> reads() {
        return reads;
    }

    Map<String, String> config() {
        return config;
    }
}
