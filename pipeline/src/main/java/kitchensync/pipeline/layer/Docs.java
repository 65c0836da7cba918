package kitchensync.pipeline.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the properties say of a node.
 *
 * @param columns description by column, in order
 */
record Docs(String description, Map<String, String> columns) {

    static final Docs NONE = new Docs("", Map.of());

    Docs {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
