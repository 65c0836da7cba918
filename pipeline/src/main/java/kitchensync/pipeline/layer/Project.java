package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A dbt project, rendered and in the order in which it can be run.
 *
 * @param nodes sources and models
 */
public record Project(List<Node> nodes) {

    /**
     * @param variables values for the vars that the project declares
     * @param target type of the warehouse, as dbt calls it
     * @throws LayerException when the project is wrong; nothing has been run then
     */
    public static Project read(ProjectFiles files, Map<String, String> variables, String target) {
        Settings settings = Settings.read(files);
        Map<String, String> known = new TreeMap<>(settings.variables());
        known.putAll(variables);
        Reader reader =
                new Reader(files, settings, new Jinja(texts(files, "macros/", "tests/generic/"), known, target));
        return new Project(Order.of(reader.nodes()));
    }

    private static List<String> texts(ProjectFiles files, String... folders) {
        List<String> texts = new ArrayList<>();
        for (String folder : folders) {
            files.files().forEach((path, text) -> {
                if (path.startsWith(folder) && path.endsWith(".sql")) {
                    texts.add(text);
                }
            });
        }
        return texts;
    }

    /** Two passes over the templates: the first learns every node's relation, which the second needs. */
    private static final class Reader {

        private final ProjectFiles files;
        private final Settings settings;
        private final Jinja jinja;
        private final SortedMap<String, Node> nodes = new TreeMap<>();

        Reader(ProjectFiles files, Settings settings, Jinja jinja) {
            this.files = files;
            this.settings = settings;
            this.jinja = jinja;
        }

        List<Node> nodes() {
            sources();
            seeds();
            models(name -> name);
            models(this::relation);
            genericTests();
            singularTests();
            return List.copyOf(nodes.values());
        }

        /** An unknown name stays as it is: the order of the nodes reports it with its reader. */
        private String relation(String name) {
            Node node = nodes.get(name);
            return node == null ? name : node.relation();
        }

        private void models(java.util.function.UnaryOperator<String> relations) {
            files.files().forEach((path, text) -> {
                if (path.startsWith("models/") && path.endsWith(".sql")) {
                    Rendering rendering = new Rendering(relations);
                    Node node = settings.describe(path, jinja.render(path, text, Map.of(), rendering), rendering);
                    nodes.put(node.name(), node);
                }
            });
        }

        private void sources() {
            for (JsonNode source : properties("sources")) {
                String schema = source.path("schema").asText(source.path("name").asText());
                for (JsonNode table : source.path("tables")) {
                    String name = source.path("name").asText() + "."
                            + table.path("name").asText();
                    String relation = schema + "." + table.path("name").asText();
                    nodes.put(
                            name,
                            new Node(
                                    name,
                                    relation.toUpperCase(Locale.ROOT),
                                    null,
                                    "",
                                    null,
                                    new TreeSet<>(),
                                    List.of()));
                }
            }
        }

        private void seeds() {
            List<JsonNode> properties = properties("seeds");
            files.files().forEach((path, text) -> {
                if (path.startsWith("seeds/") && path.endsWith(".csv")) {
                    String name = path.replaceAll(".*/|\\.csv$", "");
                    JsonNode own = properties.stream()
                            .filter(seed -> seed.path("name").asText().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () -> new LayerException(path + " has no column_types; describe it in a .yml"));
                    nodes.put(name, settings.describe(path, text, own));
                }
            });
        }

        private List<JsonNode> properties(String kind) {
            List<JsonNode> entries = new ArrayList<>();
            files.files().forEach((path, text) -> {
                if (path.matches("(models|seeds)/.+\\.yml")) {
                    Settings.yaml(path, text).path(kind).forEach(entries::add);
                }
            });
            return entries;
        }

        private void genericTests() {
            for (JsonNode source : properties("sources")) {
                for (JsonNode table : source.path("tables")) {
                    test(source.path("name").asText() + "." + table.path("name").asText(), table);
                }
            }
            for (String kind : List.of("seeds", "models")) {
                properties(kind).forEach(node -> test(node.path("name").asText(), node));
            }
        }

        private void test(String name, JsonNode properties) {
            Node node = nodes.get(name);
            if (node == null) {
                throw new LayerException("'" + name + "' has properties, but there is no such model; remove them");
            }
            GenericTests generic = new GenericTests(jinja, this::relation);
            List<LayerTest> tests = new ArrayList<>();
            properties.path("data_tests").forEach(listed -> tests.add(generic.read(node, "", listed)));
            for (JsonNode column : properties.path("columns")) {
                column.path("data_tests")
                        .forEach(listed ->
                                tests.add(generic.read(node, column.path("name").asText(), listed)));
            }
            nodes.put(name, node.withTests(tests));
        }

        /** A test of its own file runs with the last of the models it reads, so that it can still stop that one. */
        private void singularTests() {
            List<String> order =
                    Order.of(nodes.values()).stream().map(Node::name).toList();
            files.files().forEach((path, text) -> {
                if (path.matches("tests/[^/]+\\.sql")) {
                    Rendering rendering = new Rendering(this::relation);
                    String sql = jinja.render(path, text, Map.of(), rendering);
                    String last = rendering.reads().stream()
                            .max(java.util.Comparator.comparingInt(order::indexOf))
                            .orElseThrow(() -> new LayerException(path + ": reads no model; use ref"));
                    Node node = nodes.get(last);
                    if (node == null) {
                        throw new LayerException(path + " reads '" + last + "', but there is no such model or source");
                    }
                    String name = path.replaceAll("tests/|\\.sql", "");
                    List<LayerTest> tests =
                            new ArrayList<>(Objects.requireNonNull(node).tests());
                    tests.add(new LayerTest(name, rendering.reads(), false, new Check.Query(sql)));
                    nodes.put(last, node.withTests(tests));
                }
            });
        }
    }
}
