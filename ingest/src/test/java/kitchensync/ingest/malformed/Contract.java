package kitchensync.ingest.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI contract, read as data: what can be asked of ingest, and the shapes of what is sent. */
final class Contract {

    private static final String RESOURCE = "/kitchensync/ingest/openapi.yaml";
    private static final String SCHEMAS = "/components/schemas/";

    private final JsonNode root;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> validators = new ConcurrentHashMap<>();

    private Contract(JsonNode root) {
        this.root = root;
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V4,
                builder -> builder.metaSchema(OpenApi30.getInstance())
                        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of("mem:contract", root.toString()))));
    }

    static Contract read() {
        try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
            // Not by Jackson, which does not follow YAML's aliases.
            Object tree = new Yaml().load(yaml);
            return new Contract(new ObjectMapper().valueToTree(tree));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param method as HTTP writes it
     * @param path with its parameters in braces
     * @param mediaTypes of the body; empty when it takes none
     * @param shapes the kinds of object the body may hold; empty when it takes none
     * @param batches whether the body may be an array of them, or lines
     */
    record Operation(
            String method,
            String path,
            List<Parameter> parameters,
            List<String> mediaTypes,
            List<Shape> shapes,
            boolean batches) {

        /** Whether what it acknowledges is an event that is now stored. */
        boolean stores() {
            return method.equals("POST") && path.startsWith("/events/");
        }
    }

    record Parameter(String name, String in, JsonNode schema) {}

    /** @param schema its name in the contract; empty when it stands inline */
    record Shape(String schema, Map<String, JsonNode> fields, Set<String> required) {

        boolean isOfType(JsonNode type) {
            return fields.containsKey("type")
                    && fields.get("type").path("enum").path(0).equals(type);
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(operation(method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    /** Holds a value against a schema of the contract: formats too, as OpenAPI 3.0 has them. */
    JsonSchema validator(String schema) {
        return validators.computeIfAbsent(
                schema,
                name -> factory.getSchema(
                        SchemaLocation.of("mem:contract#" + SCHEMAS + name),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private Operation operation(String method, String path, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode reference : node.path("parameters")) {
            JsonNode parameter = resolved(reference);
            parameters.add(new Parameter(
                    parameter.get("name").asText(), parameter.get("in").asText(), resolved(parameter.path("schema"))));
        }
        JsonNode content = resolved(node.path("requestBody")).path("content");
        List<String> mediaTypes =
                content.properties().stream().map(Map.Entry::getKey).toList();
        List<Shape> shapes = new ArrayList<>();
        boolean batches = false;
        if (!mediaTypes.isEmpty()) {
            JsonNode schema = content.path(mediaTypes.getFirst()).path("schema");
            JsonNode alternatives = resolved(schema).path("oneOf");
            for (JsonNode one : alternatives.isEmpty() ? List.of(schema) : alternatives) {
                batches |= resolved(one).path("type").asText().equals("array");
                shapes.addAll(shapes(one));
            }
        }
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, parameters, mediaTypes, shapes, batches);
    }

    /** One shape; of an object that names its type, one a type. */
    private List<Shape> shapes(JsonNode reference) {
        JsonNode schema = resolved(reference);
        if (!schema.path("type").asText().equals("object")) {
            return List.of();
        }
        String name = reference.path("$ref").asText();
        Shape shape = shape(name.substring(name.lastIndexOf('/') + 1), schema);
        if (!schema.path("additionalProperties").asBoolean(false)) {
            return List.of(shape);
        }
        List<Shape> typed = new ArrayList<>();
        for (JsonNode type : shape.fields().get("type").path("enum")) {
            String event = Character.toUpperCase(type.asText().charAt(0))
                    + type.asText().substring(1) + "Event";
            Shape plain = shape(event, root.at(SCHEMAS + event));
            Map<String, JsonNode> fields = new LinkedHashMap<>(plain.fields());
            fields.put("type", new ObjectMapper().valueToTree(Map.of("type", "string", "enum", List.of(type))));
            Set<String> required = new LinkedHashSet<>(plain.required());
            required.add("type");
            typed.add(new Shape(event, fields, required));
        }
        return typed;
    }

    private Shape shape(String name, JsonNode schema) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), resolved(field.getValue())));
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        return new Shape(name, fields, required);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.get("$ref").asText().substring(1))) : node;
    }
}
