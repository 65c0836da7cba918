package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a project's files into nodes. */
final class ProjectReader {

    private final ProjectFiles files;
    private final Settings settings;
    private final String target;
    private final Jinja jinja;
    private final List<JsonNode> properties = new ArrayList<>();
    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Map<String, Object>> configs = new HashMap<>();
    private Map<String, String> variables = Map.of();

    ProjectReader(ProjectFiles files, String target) {
        this.files = files;
        this.settings = Settings.read(files);
        this.target = target;
        List<String> macros = new ArrayList<>();
        files.files().forEach((path, text) -> {
            if (path.matches("(macros|tests/generic)/.+\\.sql")) {
                macros.add(text);
            } else if (path.matches("(models|seeds)/.+\\.yml")) {
                properties.add(Settings.yaml(path, text));
            }
        });
        this.jinja = new Jinja(macros, target);
    }

    String name() {
        return settings.name();
    }

    String target() {
        return target;
    }

    List<Node> nodes(Map<String, String> values) {
        use(values);
        sources();
        seeds();
        List<String> models = files.files().keySet().stream()
                .filter(path -> path.startsWith("models/") && path.endsWith(".sql"))
                .toList();
        models.forEach(path -> places.put(Settings.name(path), settings.place(path)));
        if (!areWhereThought(models)) {
            areWhereThought(models);
        }
        properties();
        singularTests();
        unitTests();
        return List.copyOf(nodes.values());
    }

    /** The node with its query rendered for other values. */
    Node again(Node node, Map<String, String> values) {
        use(values);
        return model(node.query().file())
                .withTests(node.tests())
                .withDocs(node.docs(), node.contract())
                .withUnitTests(node.unitTests());
    }

    private void use(Map<String, String> values) {
        Map<String, String> known = new TreeMap<>(settings.variables());
        known.putAll(values);
        variables = known;
    }

    /** An unknown name stays as it is: the order of the nodes reports it with its reader. */
    private String relation(String name) {
        Node node = nodes.get(name);
        return node == null ? places.getOrDefault(name, name) : node.relation();
    }

    /**
     * Reads the models. Those that are read before a model take it to be where its folder's settings put it; they are
     * wrong, and all are to be read again, when its own config puts it elsewhere.
     */
    private boolean areWhereThought(List<String> models) {
        boolean right = true;
        for (String path : models) {
            Node node = model(path);
            nodes.put(node.name(), node);
            right &= node.relation().equals(places.put(node.name(), node.relation()));
        }
        return right;
    }

    private Node model(String path) {
        String text = Objects.requireNonNull(files.files().get(path));
        Rendering rendering = new Rendering(this::relation, variables, false);
        String sql = jinja.render(path, text, Map.of("this", relation(Settings.name(path))), rendering);
        Map<String, Object> config = settings.config(path, rendering);
        configs.put(Settings.name(path), config);
        Materialized materialized = Settings.materialized(path, config);
        String relation = Settings.relation(path, config);
        Increment increment = null;
        if (materialized == Materialized.INCREMENTAL) {
            increment = new IncrementReader(jinja, this::relation, settings.variables(), variables)
                    .read(path, text, relation, config, rendering.asked());
        }
        return new Node(
                Settings.name(path),
                relation,
                materialized,
                new Query(
                        path,
                        sql,
                        increment,
                        rendering.asked(),
                        Settings.texts(config.get("tags")),
                        Settings.follows(path, config, rendering.reads())),
                null,
                rendering.reads(),
                List.of(),
                Docs.NONE,
                Map.of(),
                List.of());
    }

    private void sources() {
        for (JsonNode source : listed("sources")) {
            String schema = source.path("schema").asText(source.path("name").asText());
            for (JsonNode table : source.path("tables")) {
                String name = sourceName(source, table);
                String relation = (schema + "." + table.path("name").asText()).toUpperCase(Locale.ROOT);
                nodes.put(name, Node.source(name, relation));
            }
        }
    }

    private static String sourceName(JsonNode source, JsonNode table) {
        return source.path("name").asText() + "." + table.path("name").asText();
    }

    private void seeds() {
        List<JsonNode> properties = listed("seeds");
        files.files().forEach((path, text) -> {
            if (path.startsWith("seeds/") && path.endsWith(".csv")) {
                JsonNode own = properties.stream()
                        .filter(seed -> seed.path("name").asText().equals(Settings.name(path)))
                        .findFirst()
                        .orElseThrow(() -> new LayerException(path + " has no column_types; describe it in a .yml"));
                nodes.put(Settings.name(path), settings.describe(path, text, own));
            }
        });
    }

    /** Entries of all properties files under some key. */
    List<JsonNode> listed(String kind) {
        return properties.stream()
                .flatMap(file -> file.path(kind).valueStream())
                .toList();
    }

    private void properties() {
        for (JsonNode source : listed("sources")) {
            source.path("tables").forEach(table -> properties(sourceName(source, table), table));
        }
        for (String kind : List.of("seeds", "models")) {
            listed(kind).forEach(node -> properties(node.path("name").asText(), node));
        }
    }

    private void properties(String name, JsonNode properties) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new LayerException("'" + name + "' has properties, but there is no such model; remove them");
        }
        GenericTests generic = new GenericTests(jinja, () -> new Rendering(this::relation, variables, false));
        List<LayerTest> tests = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        boolean enforced = Settings.enforced(configs.getOrDefault(name, Map.of()), properties);
        properties.path("data_tests").forEach(listed -> tests.add(generic.read(node, "", listed)));
        for (JsonNode column : properties.path("columns")) {
            String columnName = column.path("name").asText();
            columns.put(columnName, column.path("description").asText());
            if (enforced) {
                if (!column.has("data_type")) {
                    throw new LayerException(
                            name + " has a contract, but its column '" + columnName + "' has no data_type");
                }
                types.put(columnName, column.path("data_type").asText());
            }
            column.path("data_tests").forEach(listed -> tests.add(generic.read(node, columnName, listed)));
        }
        nodes.put(
                name,
                node.withTests(tests)
                        .withDocs(new Docs(properties.path("description").asText(), columns), types));
    }

    /** A test of its own file runs with the last of the models it reads, so that it can still stop that one. */
    private void singularTests() {
        List<String> order = Order.of(nodes.values()).stream().map(Node::name).toList();
        files.files().forEach((path, text) -> {
            if (path.matches("tests/[^/]+\\.sql")) {
                Rendering rendering = new Rendering(this::relation, variables, false);
                String sql = jinja.render(path, text, Map.of(), rendering);
                String last = rendering.reads().stream()
                        .max(Comparator.comparingInt(order::indexOf))
                        .orElseThrow(() -> new LayerException(path + ": reads no model; use ref"));
                Node node = nodes.get(last);
                if (node == null) {
                    throw new LayerException(path + " reads '" + last + "', but there is no such model or source");
                }
                List<LayerTest> tests = new ArrayList<>(node.tests());
                tests.add(new LayerTest(
                        path.replaceAll("tests/|\\.sql", ""), rendering.reads(), false, false, new Check.Query(sql)));
                nodes.put(last, node.withTests(tests));
            }
        });
    }

    private void unitTests() {
        for (JsonNode listed : listed("unit_tests")) {
            String model = listed.path("model").asText();
            Node node = nodes.get(model);
            if (node == null) {
                throw new LayerException("unit test '" + listed.path("name").asText() + "' is of '" + model
                        + "', but there is no such model");
            }
            List<UnitTest> tests = new ArrayList<>(node.unitTests());
            String template =
                    Objects.requireNonNull(files.files().get(node.query().file()));
            tests.add(UnitTestReader.read(jinja, this::relation, variables, node, template, listed));
            nodes.put(model, node.withUnitTests(tests));
        }
    }
}
