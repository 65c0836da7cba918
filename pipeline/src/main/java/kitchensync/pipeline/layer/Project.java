package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A dbt project, rendered and in the order in which it can be run. Reading one is slow: keep it. */
public final class Project {

    private final ProjectReader reader;
    private final Map<String, String> variables;
    private final List<Node> nodes;
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    private Project(ProjectReader reader, Map<String, String> variables, List<Node> nodes) {
        this.reader = reader;
        this.variables = Map.copyOf(variables);
        this.nodes = List.copyOf(nodes);
    }

    /**
     * @param variables values for the vars that the project declares
     * @param target type of the warehouse, as dbt calls it
     * @throws LayerException when the project is wrong; nothing has been run then
     */
    public static Project read(ProjectFiles files, Map<String, String> variables, String target) {
        ProjectReader reader = new ProjectReader(files, target);
        return new Project(reader, variables, Order.of(reader.nodes(variables)));
    }

    /** The same project with other values for its vars: only the models that ask for one of them are rendered again. */
    public Project with(Map<String, String> others) {
        Set<String> changed = new HashSet<>(others.keySet());
        changed.removeIf(name -> Objects.equals(others.get(name), variables.get(name)));
        if (changed.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(others);
        Project next = new Project(
                reader,
                all,
                nodes.stream()
                        .map(node -> Collections.disjoint(node.query().variables(), changed)
                                ? node
                                : reader.again(node, all))
                        .toList());
        for (int i = 0; i < nodes.size(); i++) {
            String code = codes.get(nodes.get(i).name());
            if (code != null && next.nodes.get(i) == nodes.get(i)) {
                next.codes.put(nodes.get(i).name(), code);
            }
        }
        return next;
    }

    /** {@link Node#code} of one of its nodes; to read all of them takes longer than a run that has nothing to do. */
    String code(Node node) {
        return codes.computeIfAbsent(node.name(), _ -> node.code());
    }

    /** As {@code dbt_project.yml} calls it. */
    String name() {
        return reader.name();
    }

    /** Type of the warehouse that the SQL is for. */
    String target() {
        return reader.target();
    }

    /** What it says of its sources, seeds and models, in the order in which they can be run. */
    public List<NodeDoc> docs() {
        return nodes.stream().map(NodeDoc::of).toList();
    }

    /** The entries under {@code sources} of the properties. */
    List<JsonNode> sources() {
        return reader.listed("sources");
    }

    /** What makes each model from nothing in a warehouse with transactions, in the order in which it can be run. */
    public List<String> statements() {
        return nodes.stream()
                .filter(node -> node.kind().equals("model"))
                .map(node -> "create or replace " + (node.materialized() == Materialized.VIEW ? "view " : "table ")
                        + node.relation() + " as\n" + node.sql())
                .toList();
    }

    /** Sources, seeds and models. */
    List<Node> nodes() {
        return nodes;
    }
}
