package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.ModelRun.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Builds a project's models and tests each of them in the transaction that builds it, as many at a time as the warehouse
 * has lanes, each when all that it needs is done. A model that fails a test is rolled back: its last good version stays,
 * and what depends on it is not built. A model whose code and inputs are those of its last success is left as it is; an
 * incremental one whose inputs have only grown takes up what is new, and is made from nothing otherwise.
 */
public final class LayerRunner {

    private final Warehouse warehouse;
    private final RunOptions options;
    private final Consumer<ModelRun> progress;
    private final List<Node> waiting;
    private final Set<String> done = new HashSet<>();
    private final Set<String> standing = new HashSet<>();
    private final Map<String, ModelRun> models = new HashMap<>();

    private LayerRunner(Project project, Warehouse warehouse, RunOptions options, Consumer<ModelRun> progress) {
        this.warehouse = warehouse;
        this.options = options;
        this.progress = progress;
        this.waiting = new ArrayList<>(project.nodes());
    }

    /** {@link #run(Project, Warehouse, RunOptions)} of what is new. */
    public static LayerReport run(Project project, Warehouse warehouse) throws SQLException {
        return run(project, warehouse, RunOptions.NEWS);
    }

    public static LayerReport run(Project project, Warehouse warehouse, RunOptions options) throws SQLException {
        return run(project, warehouse, options, model -> {});
    }

    /**
     * @param progress told of each model when it is done, of one at a time
     * @throws SQLException when the warehouse itself fails; what a model or test does wrong is in the report
     */
    public static LayerReport run(Project project, Warehouse warehouse, RunOptions options, Consumer<ModelRun> progress)
            throws SQLException {
        LayerRunner run = new LayerRunner(project, warehouse, options, progress);
        NodeTests tests = new NodeTests();
        try (Connection connection = warehouse.connect()) {
            Lane.Shared shared = Lane.Shared.read(project, warehouse, connection, options, tests);
            if (options.fullRefresh() || project.nodes().stream().anyMatch(shared.steps()::makesMuch)) {
                // It makes a model from nothing, however little is new.
                warehouse.expect(Long.MAX_VALUE);
            }
            run.lanes(shared, connection);
        }
        return tests.report(project.nodes().stream()
                .map(node -> run.models.get(node.name()))
                .filter(Objects::nonNull)
                .toList());
    }

    private void lanes(Lane.Shared shared, Connection connection) throws SQLException {
        int others = Math.min(warehouse.lanes(), waiting.size()) - 1;
        if (others <= 0) {
            work(new Lane(shared, connection));
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(
                others, Thread.ofPlatform().name("layers-", 1).factory())) {
            List<Future<?>> lanes = new ArrayList<>();
            for (int i = 0; i < others; i++) {
                lanes.add(pool.submit(() -> {
                    try (Connection own = warehouse.connect()) {
                        work(new Lane(shared, own));
                    }
                    return null;
                }));
            }
            work(new Lane(shared, connection));
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new SQLException("the layers were interrupted", ended);
        }
    }

    /** Makes one node after the other, as long as there are any. When the warehouse fails, the other lanes end too. */
    private void work(Lane lane) throws SQLException {
        boolean whole = false;
        try {
            for (Node node = next(); node != null; node = next()) {
                long start = System.nanoTime();
                Lane.Made made = run(lane, node);
                done(node, made, (System.nanoTime() - start) / 1_000_000);
            }
            lane.end();
            whole = true;
        } finally {
            if (!whole) {
                giveUp();
            }
        }
    }

    private Lane.@Nullable Made run(Lane lane, Node node) throws SQLException {
        if (options.leavesOut(node)) {
            return lane.leave(node);
        }
        return standsAll(node) ? lane.make(node) : new Lane.Made(Outcome.SKIPPED, null);
    }

    private synchronized boolean standsAll(Node node) {
        return standing.containsAll(node.needs());
    }

    /** Waits until there is a node of which all is done that it needs; null when none is left. */
    private synchronized @Nullable Node next() throws SQLException {
        while (!waiting.isEmpty()) {
            for (Node node : waiting) {
                if (done.containsAll(node.needs())) {
                    waiting.remove(node);
                    return node;
                }
            }
            try {
                wait();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new SQLException("the layers were interrupted", ended);
            }
        }
        return null;
    }

    /** @param made null when the node was left out and has never been made */
    private synchronized void done(Node node, Lane.@Nullable Made made, long millis) {
        done.add(node.name());
        if (made != null && made.outcome() != Outcome.FAILED && made.outcome() != Outcome.SKIPPED) {
            standing.add(node.name());
        }
        if (made != null && node.materialized() != null && !options.leavesOut(node)) {
            ModelRun model = new ModelRun(node.relation(), made.outcome(), made.rows(), millis);
            models.put(node.name(), model);
            progress.accept(model);
        }
        notifyAll();
    }

    private synchronized void giveUp() {
        waiting.clear();
        notifyAll();
    }
}
