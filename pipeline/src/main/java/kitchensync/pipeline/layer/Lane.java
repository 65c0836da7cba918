package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes nodes one after the other over one connection, each with its tests in a transaction of its own. */
final class Lane {

    private static final String LABEL = "{\"app\": \"kitchensync\", \"run\": \"%s\", \"node\": \"%s\"}";

    private final Shared shared;
    private final Warehouse warehouse;
    private final Connection connection;
    private final Dialect dialect;
    private final Steps steps;
    private final NodeTests tests;
    private final Replacement replacement;

    /** Of nodes that were only looked at. Each commit waits for the disk; what is lost of this is tested once more. */
    private final Map<String, ModelState> unwritten = new LinkedHashMap<>();

    Lane(Shared shared, Connection connection) {
        this.shared = shared;
        this.warehouse = shared.warehouse();
        this.connection = connection;
        this.dialect = warehouse.dialect();
        this.steps = shared.steps();
        this.tests = shared.tests();
        this.replacement = new Replacement(dialect, connection, shared.relations());
    }

    /** What all lanes of a run have together. */
    record Shared(
            String run,
            Warehouse warehouse,
            Relations relations,
            Steps steps,
            FailingRows failingRows,
            NodeTests tests) {

        static Shared read(
                Project project, Warehouse warehouse, Connection connection, RunOptions options, NodeTests tests)
                throws SQLException {
            Relations relations = Relations.read(connection);
            Replacement.sweep(connection, relations, project.nodes());
            ModelTable.createSchemas(connection, relations, project.nodes());
            return new Shared(
                    UUID.randomUUID().toString(),
                    warehouse,
                    relations,
                    Steps.read(project, connection, options, relations),
                    FailingRows.read(connection, relations),
                    tests);
        }
    }

    /** What came of a node, with the rows of a table that was made. */
    record Made(Outcome outcome, @Nullable Long rows) {}

    /** Takes a node as it stands; what reads it can run if it has ever been built. Null when it has not. */
    @Nullable
    Made leave(Node node) throws SQLException {
        ModelState left = steps.left(node);
        if (left == null) {
            return null;
        }
        steps.stands(node, left);
        return new Made(Outcome.UNCHANGED, null);
    }

    /** @throws SQLException when the warehouse itself fails; what the node does wrong is kept with its tests */
    Made make(Node node) throws SQLException {
        Step step;
        try {
            step = steps.of(node);
        } catch (SQLException missing) {
            tests.broken(node, missing);
            return new Made(Outcome.FAILED, null);
        }
        if (step.build() == Step.Build.NOTHING) {
            steps.stands(node, step.state());
            return new Made(Outcome.UNCHANGED, null);
        }
        // A transaction of its own, begun now: it has to see what other lanes have made until now.
        connection.setAutoCommit(false);
        Good good = null;
        try {
            good = good(node, step);
        } catch (SQLException broken) {
            tests.broken(node, broken);
        }
        List<FailedTest> failed = tests.failed(node);
        boolean changed = good == null
                || step.remakes(node)
                || !good.state().version().equals(step.state().version())
                || shared.failingRows().differ(node.relation(), failed);
        if (good == null || !changed) {
            connection.rollback();
        } else {
            replacement.takesPlace(node, replacement.of(node, step));
        }
        if (good != null) {
            unwritten.put(node.name(), good.state());
        }
        if (changed) {
            shared.failingRows().replace(connection, node.relation(), failed);
            commit();
        }
        connection.setAutoCommit(true);
        if (good == null) {
            return new Made(Outcome.FAILED, null);
        }
        steps.stands(node, good.state());
        return new Made(Outcome.BUILT, good.rows());
    }

    /** With it goes what is known of all nodes until now. */
    private void commit() throws SQLException {
        for (Map.Entry<String, ModelState> state : unwritten.entrySet()) {
            ModelStates.write(connection, state.getKey(), state.getValue());
        }
        connection.commit();
        unwritten.clear();
    }

    /** There are no more nodes. */
    void end() throws SQLException {
        if (!unwritten.isEmpty()) {
            connection.setAutoCommit(false);
            commit();
            connection.setAutoCommit(true);
        }
    }

    /** A node that has passed its tests. */
    private record Good(ModelState state, @Nullable Long rows) {}

    /** @return null when a test has failed */
    private @Nullable Good good(Node node, Step step) throws SQLException {
        ModelState state = step.state();
        warehouse.label(connection, LABEL.formatted(shared.run(), node.relation()));
        String version = build(node, step);
        boolean same = step.build() == Step.Build.INCREMENT && version.equals(state.version());
        Node made = same ? node.withTests(steps.testsWithNews(node)) : replacement.of(node, step);
        Tested tested = tests.run(dialect, connection, node, made, node.hasPosition() ? step.since() : 0);
        if (!tested.passed()) {
            return null;
        }
        long testedTo = node.materialized() == null || node.materialized() == Materialized.VIEW
                ? position(node, state)
                : tested.position();
        return new Good(
                new ModelState(
                        state.code(),
                        state.inputs(),
                        state.checks(),
                        version,
                        // What has been warned of is looked at again, so that it is not forgotten.
                        tested.warns() ? step.since() : testedTo),
                tested.rows());
    }

    private static long position(Node node, ModelState state) {
        if (!node.hasPosition()) {
            return 0;
        }
        return Versions.position(node.materialized() == null ? Map.of(node.name(), state.version()) : state.inputs());
    }

    /** @return the version that the node has now */
    private String build(Node node, Step step) throws SQLException {
        String version = step.state().version();
        if (node.materialized() != null && step.build() == Step.Build.FROM_NOTHING) {
            Node made = replacement.of(node, step);
            ModelTable.build(warehouse, connection, shared.relations(), made);
            String breach = Contract.breach(dialect, connection, made.relation(), node.contract());
            if (breach != null) {
                throw new SQLException(breach);
            }
            if (steps.hasNewCode(node)) {
                tests.runUnitTests(dialect, connection, made);
            }
            return switch (node.materialized()) {
                case VIEW -> "";
                case SEED, TABLE -> ModelTable.content(dialect, connection, made.relation());
                case INCREMENTAL -> System.nanoTime() + "#0";
            };
        }
        if (step.build() == Step.Build.INCREMENT
                && node.query().increment() != null
                && node.query().increment().apply(connection, node.relation())) {
            int epoch = version.indexOf('#') + 1;
            return version.substring(0, epoch) + (Long.parseLong(version.substring(epoch)) + 1);
        }
        return version;
    }
}
