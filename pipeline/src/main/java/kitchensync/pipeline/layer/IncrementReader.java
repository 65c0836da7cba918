package kitchensync.pipeline.layer;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/** Renders how an incremental model takes up what is new. */
final class IncrementReader {

    private final Jinja jinja;
    private final UnaryOperator<String> relations;
    private final Map<String, String> declared;
    private final Map<String, String> variables;

    /**
     * @param relations from a node's name to its {@code SCHEMA.NAME}
     * @param declared values of the vars in the project's own file
     * @param variables values of this run
     */
    IncrementReader(
            Jinja jinja, UnaryOperator<String> relations, Map<String, String> declared, Map<String, String> variables) {
        this.jinja = jinja;
        this.relations = relations;
        this.declared = declared;
        this.variables = variables;
    }

    /** @param asked takes the names of the vars that were asked for */
    Increment read(String path, String text, String relation, Map<String, Object> config, SortedSet<String> asked) {
        List<String> key = Settings.texts(config.get("unique_key"));
        String strategy = config.getOrDefault("incremental_strategy", key.isEmpty() ? "append" : "delete+insert")
                .toString();
        Map<String, Object> values =
                Map.of("this", relation, "target_relation", relation, "temp_relation", Increment.NEW_ROWS);
        String own = List.of("append", "delete+insert", "merge").contains(strategy)
                ? ""
                : "{{ get_incremental_" + strategy
                        + "_sql({'target_relation': target_relation, 'temp_relation': temp_relation}) }}";
        UnaryOperator<String> usual =
                template -> jinja.render(path, template, values, new Rendering(relations, declared, true));
        UnaryOperator<String> now = template -> {
            Rendering rendering = new Rendering(relations, variables, true);
            String rendered = jinja.render(path, template, values, rendering);
            asked.addAll(rendering.asked());
            return rendered;
        };
        return new Increment(
                now.apply(text),
                strategy,
                key,
                now.apply(own),
                Digest.of(usual.apply(text), strategy, key, usual.apply(own)));
    }
}
