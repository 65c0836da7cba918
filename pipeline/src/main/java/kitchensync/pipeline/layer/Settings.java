package kitchensync.pipeline.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dbt_project.yml} sets.
 *
 * @param variables declared under {@code vars}
 * @param models the tree under {@code models.NAME}, a folder a level
 * @param seeds the same under {@code seeds.NAME}
 */
record Settings(String name, Map<String, String> variables, JsonNode models, JsonNode seeds) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Settings read(ProjectFiles files) {
        JsonNode root = yaml("dbt_project.yml", files.files().getOrDefault("dbt_project.yml", "{}"));
        Map<String, String> variables = new TreeMap<>();
        root.path("vars")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        String name = root.path("name").asText();
        return new Settings(
                name,
                variables,
                root.path("models").path(name),
                root.path("seeds").path(name));
    }

    static JsonNode yaml(String file, String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new LayerException(file + ": not valid YAML: " + broken.getOriginalMessage());
        }
    }

    /** A model's settings: those of its folders, and over them its own. */
    Map<String, Object> config(String file, Rendering rendering) {
        Map<String, Object> config = folders(file);
        config.putAll(rendering.config());
        return config;
    }

    private Map<String, Object> folders(String file) {
        Map<String, Object> config = new TreeMap<>();
        JsonNode level = models;
        String[] path = file.split("/");
        for (int i = 1; i < path.length; i++) {
            level.properties().stream()
                    .filter(entry -> entry.getKey().startsWith("+"))
                    .forEach(entry -> config.put(entry.getKey().substring(1), value(entry.getValue())));
            level = level.path(path[i]);
        }
        return config;
    }

    private static Object value(JsonNode value) {
        return value.isTextual() ? value.asText() : value;
    }

    /** Whether a model's settings or properties have {@code contract: {enforced: true}}. */
    static boolean enforced(Map<String, Object> config, JsonNode properties) {
        JsonNode own = properties.path("config").path("contract").path("enforced");
        return own.isMissingNode()
                ? config.get("contract") instanceof JsonNode folders
                        && folders.path("enforced").asBoolean()
                : own.asBoolean();
    }

    /** One text or a list of them, as dbt lets people write many settings. */
    static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case JsonNode node when node.isArray() -> node.forEach(one -> texts.add(one.asText()));
            case Iterable<?> list when !(value instanceof JsonNode) -> list.forEach(one -> texts.add(one.toString()));
            default -> texts.add(value.toString());
        }
        return texts;
    }

    /**
     * What a model's {@code meta} has under {@code follows}.
     *
     * @param reads names of the nodes that it reads
     */
    static List<String> follows(String file, Map<String, Object> config, Set<String> reads) {
        List<String> follows =
                texts(YAML.<JsonNode>valueToTree(config.get("meta")).get("follows"));
        for (String name : follows) {
            if (!reads.contains(name)) {
                throw new LayerException(file + " follows '" + name + "', but does not read it");
            }
        }
        return follows;
    }

    static String name(String file) {
        return file.replaceAll(".*/|\\.\\w+$", "");
    }

    /** The {@code SCHEMA.NAME} that a model has by its folder alone; its name where that has no schema. */
    String place(String file) {
        Map<String, Object> folders = folders(file);
        return folders.containsKey("schema") ? relation(file, folders) : name(file);
    }

    /** A model's {@code SCHEMA.NAME}. */
    static String relation(String file, Map<String, Object> config) {
        Object schema = config.get("schema");
        if (schema == null) {
            throw new LayerException(file + ": no schema; set +schema for its folder in dbt_project.yml");
        }
        return (schema + "." + config.getOrDefault("alias", name(file))).toUpperCase(Locale.ROOT);
    }

    /**
     * A seed's node.
     *
     * @param properties its entry in a properties file, with {@code column_types}
     */
    Node describe(String file, String text, JsonNode properties) {
        String name = name(file);
        Map<String, String> types = new TreeMap<>();
        properties
                .path("config")
                .path("column_types")
                .properties()
                .forEach(type -> types.put(type.getKey(), type.getValue().asText()));
        String relation = (seeds.path("+schema").asText("RAW") + "." + name).toUpperCase(Locale.ROOT);
        return new Node(
                name,
                relation,
                Materialized.SEED,
                new Query(file, "", null, new java.util.TreeSet<>(), List.of(), List.of()),
                Seed.read(file, text, types),
                new java.util.TreeSet<>(),
                List.of(),
                Docs.NONE,
                Map.of(),
                List.of());
    }

    static Materialized materialized(String file, Map<String, Object> config) {
        String text = config.getOrDefault("materialized", "view").toString();
        return switch (text) {
            case "view" -> Materialized.VIEW;
            case "table" -> Materialized.TABLE;
            case "incremental" -> Materialized.INCREMENTAL;
            default ->
                throw new LayerException(
                        file + ": materialized must be 'view', 'table' or 'incremental', but is '" + text + "'");
        };
    }
}
