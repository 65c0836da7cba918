package kitchensync.pipeline.layer;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model, a seed, or a table of a source.
 *
 * @param name of a model or seed; {@code source.table} for a source
 * @param relation {@code SCHEMA.NAME} in the warehouse
 * @param materialized null for a source, which others make
 * @param sql the model's query; empty for a source and a seed
 * @param seed of a seed, its rows
 * @param reads the nodes its query reads
 */
record Node(
        String name,
        String relation,
        @Nullable Materialized materialized,
        String sql,
        @Nullable Seed seed,
        SortedSet<String> reads,
        List<LayerTest> tests) {

    /** What must stand before this node can be built and tested. */
    SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>(reads);
        tests.forEach(test -> needs.addAll(test.reads()));
        needs.remove(name);
        return needs;
    }

    Node withTests(List<LayerTest> others) {
        return new Node(name, relation, materialized, sql, seed, reads, List.copyOf(others));
    }
}
