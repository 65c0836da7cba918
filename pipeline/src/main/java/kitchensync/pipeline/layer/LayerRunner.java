package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Builds a project's models in order and tests each of them in the transaction that builds it. A model that fails
 * a test is rolled back: its last good version stays, and what depends on it is not built. A model whose code and
 * inputs are those of its last success is left as it is; an incremental one whose inputs have only grown takes up what
 * is new, and is made from nothing otherwise.
 */
public final class LayerRunner {

    private static final String LABEL = "{\"app\": \"kitchensync\", \"run\": \"%s\", \"node\": \"%s\"}";

    private final String run = UUID.randomUUID().toString();
    private final Warehouse warehouse;
    private final Connection connection;
    private final RunOptions options;
    private final Relations relations;
    private final Map<String, ModelState> states;
    private final Versions versions = new Versions();
    private final List<ModelRun> models = new ArrayList<>();
    private final NodeTests tests = new NodeTests();
    private final Dialect dialect;
    private final Replacement replacement;
    private final Set<String> standing = new HashSet<>();
    private final Consumer<ModelRun> progress;

    private LayerRunner(Warehouse warehouse, Connection connection, RunOptions options, Consumer<ModelRun> progress)
            throws SQLException {
        this.progress = progress;
        this.warehouse = warehouse;
        this.connection = connection;
        this.options = options;
        this.relations = Relations.read(connection);
        this.dialect = warehouse.dialect();
        this.replacement = new Replacement(dialect, connection, relations);
        this.states = ModelStates.read(connection);
        FailingRows.create(connection);
    }

    /** {@link #run(Project, Warehouse, RunOptions)} of what is new. */
    public static LayerReport run(Project project, Warehouse warehouse) throws SQLException {
        return run(project, warehouse, RunOptions.NEWS);
    }

    public static LayerReport run(Project project, Warehouse warehouse, RunOptions options) throws SQLException {
        return run(project, warehouse, options, model -> {});
    }

    /**
     * @param progress told of each model when it is done
     * @throws SQLException when the warehouse itself fails; what a model or test does wrong is in the report
     */
    public static LayerReport run(Project project, Warehouse warehouse, RunOptions options, Consumer<ModelRun> progress)
            throws SQLException {
        try (Connection connection = warehouse.connect()) {
            LayerRunner run = new LayerRunner(warehouse, connection, options, progress);
            connection.setAutoCommit(false);
            try {
                for (Node node : project.nodes()) {
                    run.node(node);
                }
            } finally {
                connection.rollback();
            }
            return run.tests.report(run.models);
        }
    }

    private void node(Node node) throws SQLException {
        if (options.leavesOut(node)) {
            leave(node);
            return;
        }
        if (!standing.containsAll(node.needs())) {
            report(node, Outcome.SKIPPED, null, 0);
            return;
        }
        long start = System.nanoTime();
        Step step = null;
        try {
            step = step(node);
            if (step.build() != Step.Build.NOTHING) {
                warehouse.label(connection, LABEL.formatted(run, node.relation()));
                step = test(node, step.state().version(), build(node, step));
            }
        } catch (SQLException broken) {
            tests.broken(node, broken);
            step = null;
        }
        if (step == null) {
            connection.rollback();
            FailingRows.replace(connection, node.relation(), tests.failed(node));
            connection.commit();
            report(node, Outcome.FAILED, null, millisSince(start));
            return;
        }
        Long rows = null;
        if (step.build() != Step.Build.NOTHING) {
            replacement.takesPlace(node, replacement.of(node, step));
            ModelStates.write(connection, node.name(), step.state());
            FailingRows.replace(connection, node.relation(), tests.failed(node));
            if (node.materialized() != null && node.materialized() != Materialized.VIEW) {
                rows = ModelTable.rows(connection, node.relation());
            }
            connection.commit();
        }
        versions.put(node, step.state().code(), step.state().version());
        standing.add(node.name());
        report(node, step.build() == Step.Build.NOTHING ? Outcome.UNCHANGED : Outcome.BUILT, rows, millisSince(start));
    }

    /** Takes a node as it stands; what reads it can run if it has ever been built. */
    private void leave(Node node) throws SQLException {
        ModelState before = states.get(node.name());
        if (node.materialized() == null) {
            versions.put(node, "", sourceVersion(node));
            standing.add(node.name());
        } else if (before != null && relations.has(node)) {
            versions.put(node, before.code(), before.version());
            standing.add(node.name());
        }
    }

    private Step step(Node node) throws SQLException {
        Map<String, String> inputs = versions.of(node.reads());
        Map<String, String> checks = versions.of(node.needs());
        String code = node.code();
        String version = node.materialized() == null ? sourceVersion(node) : "";
        ModelState before = states.get(node.name());
        boolean there = node.materialized() == null || relations.has(node);
        if (options.fullRefresh() || before == null || !there || !before.code().equals(code)) {
            return new Step(Step.Build.FROM_NOTHING, new ModelState(code, inputs, checks, version, 0), 0);
        }
        ModelState after = new ModelState(
                code, inputs, checks, node.materialized() == null ? version : before.version(), before.testedTo());
        Increment increment = node.query().increment();
        if (increment != null && increment.redoes() && before.grewTo(inputs)) {
            return new Step(Step.Build.INCREMENT, after, 0);
        }
        boolean sameInputs = before.inputs().equals(inputs);
        if (sameInputs && before.checks().equals(checks) && before.version().equals(after.version())) {
            return new Step(Step.Build.NOTHING, after, before.testedTo());
        }
        if (node.materialized() == null || sameInputs) {
            return new Step(Step.Build.TESTS, after, after.version().startsWith("#") ? before.testedTo() : 0);
        }
        if (before.grewTo(inputs)) {
            if (node.materialized() == Materialized.VIEW) {
                return new Step(Step.Build.TESTS, after, before.testedTo());
            }
            if (increment != null) {
                return new Step(Step.Build.INCREMENT, after, before.testedTo());
            }
        }
        return new Step(Step.Build.FROM_NOTHING, after, 0);
    }

    private String sourceVersion(Node node) throws SQLException {
        return node.hasPosition() ? "#" + ModelTable.position(connection, node.relation()) : "new " + System.nanoTime();
    }

    /** @return the same step, with the version that the node has now */
    private Step build(Node node, Step step) throws SQLException {
        ModelState state = step.state();
        String version = state.version();
        if (node.materialized() != null && step.build() == Step.Build.FROM_NOTHING) {
            Node made = replacement.of(node, step);
            ModelTable.build(warehouse, connection, relations, made);
            String breach = Contract.breach(dialect, connection, made.relation(), node.contract());
            if (breach != null) {
                throw new SQLException(breach);
            }
            tests.runUnitTests(dialect, connection, made);
            version = switch (node.materialized()) {
                case VIEW -> "";
                case SEED, TABLE -> ModelTable.content(dialect, connection, made.relation());
                case INCREMENTAL -> System.nanoTime() + "#0";
            };
        } else if (step.build() == Step.Build.INCREMENT && node.query().increment() != null) {
            if (node.query().increment().apply(dialect, connection, node.relation())) {
                int epoch = version.indexOf('#') + 1;
                version = version.substring(0, epoch) + (Long.parseLong(version.substring(epoch)) + 1);
            }
        }
        return new Step(
                step.build(),
                new ModelState(state.code(), state.inputs(), state.checks(), version, state.testedTo()),
                step.since());
    }

    /** @return the same step, with the position up to which the node is tested now; null when a test failed */
    private @Nullable Step test(Node node, String versionBefore, Step step) throws SQLException {
        int warned = tests.warnings().size();
        boolean same = step.build() == Step.Build.INCREMENT
                && versionBefore.equals(step.state().version());
        Node made = same ? node.withTests(testsWithNews(node)) : replacement.of(node, step);
        boolean good = tests.run(dialect, connection, node, made, node.hasPosition() ? step.since() : 0);
        if (!good) {
            return null;
        }
        ModelState state = step.state();
        // What has been warned of is looked at again, so that it is not forgotten.
        long testedTo = tests.warnings().size() > warned ? step.since() : testedTo(made, state);
        return new Step(
                step.build(),
                new ModelState(state.code(), state.inputs(), state.checks(), state.version(), testedTo),
                step.since());
    }

    /** Of a node that is as it was: the tests that read others which are not. */
    private List<LayerTest> testsWithNews(Node node) {
        Map<String, String> before =
                Objects.requireNonNull(states.get(node.name())).checks();
        return node.tests().stream()
                .filter(test -> {
                    Set<String> others = new HashSet<>(test.reads());
                    others.remove(node.name());
                    return versions.of(others).entrySet().stream()
                            .anyMatch(read -> !read.getValue().equals(before.get(read.getKey())));
                })
                .toList();
    }

    private long testedTo(Node node, ModelState state) throws SQLException {
        if (!node.hasPosition()) {
            return 0;
        }
        if (node.materialized() == null) {
            return Versions.position(Map.of(node.name(), state.version()));
        }
        return node.materialized() == Materialized.VIEW
                ? Versions.position(state.inputs())
                : ModelTable.position(connection, node.relation());
    }

    private void report(Node node, Outcome outcome, @Nullable Long rows, long millis) {
        if (node.materialized() != null) {
            models.add(new ModelRun(node.relation(), outcome, rows, millis));
            progress.accept(models.getLast());
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
