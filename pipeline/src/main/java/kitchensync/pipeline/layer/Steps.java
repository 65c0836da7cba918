package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be done with each node, from what the warehouse remembers of it and what it reads holds now. */
final class Steps {

    private final Project project;
    private final RunOptions options;
    private final Relations relations;
    private final Map<String, ModelState> states;
    private final Map<String, Long> positions;
    private final Versions versions = new Versions();

    private Steps(
            Project project,
            RunOptions options,
            Relations relations,
            Map<String, ModelState> states,
            Map<String, Long> positions) {
        this.project = project;
        this.options = options;
        this.relations = relations;
        this.states = states;
        this.positions = positions;
    }

    static Steps read(Project project, Connection connection, RunOptions options, Relations relations)
            throws SQLException {
        return new Steps(
                project,
                options,
                relations,
                ModelStates.read(connection, relations),
                positions(connection, relations, project.nodes()));
    }

    /** How far the sources have come that have positions and are there, in one query. */
    private static Map<String, Long> positions(Connection connection, Relations relations, List<Node> nodes)
            throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        String query = nodes.stream()
                .filter(node -> node.materialized() == null && node.hasPosition() && relations.has(node.relation()))
                .map(node ->
                        "select '" + node.name() + "', coalesce(max(" + Node.POSITION + "), 0) from " + node.relation())
                .collect(Collectors.joining("\nunion all "));
        if (query.isEmpty()) {
            return positions;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }

    Step of(Node node) throws SQLException {
        Map<String, String> inputs = versions.seenBy(node, node.reads());
        Map<String, String> checks = versions.seenBy(node, node.needs());
        String code = project.code(node);
        boolean source = node.materialized() == null;
        String version = source ? sourceVersion(node) : "";
        ModelState before = states.get(node.name());
        boolean there = source || relations.has(node);
        if (options.fullRefresh() || before == null || !there || !before.code().equals(code)) {
            return new Step(Step.Build.FROM_NOTHING, new ModelState(code, inputs, checks, version, 0), 0);
        }
        ModelState after = new ModelState(code, inputs, checks, source ? version : before.version(), before.testedTo());
        Increment increment = node.query().increment();
        if (increment != null && increment.redoes() && before.grewTo(inputs)) {
            return new Step(Step.Build.INCREMENT, after, 0);
        }
        boolean sameInputs = before.inputs().equals(inputs);
        if (sameInputs && before.checks().equals(checks) && before.version().equals(after.version())) {
            return new Step(Step.Build.NOTHING, after, before.testedTo());
        }
        boolean view = node.materialized() == Materialized.VIEW;
        if (view && node.tests().isEmpty() && before.grewTo(inputs)) {
            return new Step(Step.Build.NOTHING, after, 0);
        }
        if (source || sameInputs) {
            return new Step(Step.Build.TESTS, after, after.version().startsWith("#") ? before.testedTo() : 0);
        }
        if (before.grewTo(inputs)) {
            if (view) {
                return new Step(Step.Build.TESTS, after, before.testedTo());
            }
            if (increment != null) {
                return new Step(Step.Build.INCREMENT, after, before.testedTo());
            }
        }
        return new Step(Step.Build.FROM_NOTHING, after, 0);
    }

    /** @throws SQLException when the source is not there */
    private String sourceVersion(Node node) throws SQLException {
        if (!node.hasPosition()) {
            return "new " + System.nanoTime();
        }
        Long position = positions.get(node.name());
        if (position == null) {
            throw new SQLException("it is not there; the pipeline's extract makes it");
        }
        return "#" + position;
    }

    /** Whether its code is not that of its last success. */
    boolean hasNewCode(Node node) {
        ModelState before = states.get(node.name());
        return before == null || !before.code().equals(project.code(node));
    }

    /**
     * Whether its code makes the warehouse make much from nothing. That of a table does not: it is made so whenever what it
     * reads changes, and one that asks for the time has other code every quarter hour.
     */
    boolean makesMuch(Node node) {
        return node.materialized() != Materialized.TABLE && hasNewCode(node);
    }

    /** Of a node that is as it was: the tests that read others which are not. */
    List<LayerTest> testsWithNews(Node node) {
        Map<String, String> before =
                Objects.requireNonNull(states.get(node.name())).checks();
        return node.tests().stream()
                .filter(test -> {
                    Set<String> others = new HashSet<>(test.reads());
                    others.remove(node.name());
                    return versions.seenBy(node, others).entrySet().stream()
                            .anyMatch(read -> !read.getValue().equals(before.get(read.getKey())));
                })
                .toList();
    }

    /** The node stands in this state now. */
    void stands(Node node, ModelState state) {
        versions.put(node, state.code(), state.version());
    }

    /** @return how a node stands that is not to be run; null when it was never built */
    @Nullable
    ModelState left(Node node) throws SQLException {
        if (node.materialized() == null) {
            return new ModelState("", Map.of(), Map.of(), sourceVersion(node), 0);
        }
        return relations.has(node) ? states.get(node.name()) : null;
    }
}
