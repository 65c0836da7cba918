package kitchensync.pipeline.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model, a seed, or a table of a source.
 *
 * @param name of a model or seed; {@code source.table} for a source
 * @param relation {@code SCHEMA.NAME} in the warehouse
 * @param materialized null for a source, which others make
 * @param seed of a seed, its rows
 * @param reads the nodes its query reads
 * @param columns that its properties describe
 * @param contract SQL type by column where the model has a contract, else empty
 */
record Node(
        String name,
        String relation,
        @Nullable Materialized materialized,
        Query query,
        @Nullable Seed seed,
        SortedSet<String> reads,
        List<LayerTest> tests,
        List<String> columns,
        Map<String, String> contract,
        List<UnitTest> unitTests) {

    Node {
        contract = Collections.unmodifiableMap(new LinkedHashMap<>(contract));
    }

    /** The column that says in which order rows came; tables that have it can be read from a position on. */
    static final String POSITION = "load_seq";

    /** What must stand before this node can be built and tested. */
    SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>(reads);
        tests.forEach(test -> needs.addAll(test.reads()));
        needs.remove(name);
        return needs;
    }

    String sql() {
        return query.sql();
    }

    boolean hasPosition() {
        return columns.contains(POSITION);
    }

    /** Everything that the project says of the node. */
    String code() {
        return Digest.of(query.sql(), query.increment(), materialized, seed, tests, columns, contract, unitTests);
    }

    Node withTests(List<LayerTest> others) {
        return new Node(
                name, relation, materialized, query, seed, reads, List.copyOf(others), columns, contract, unitTests);
    }

    Node withColumns(List<String> described, Map<String, String> types) {
        return new Node(
                name, relation, materialized, query, seed, reads, tests, List.copyOf(described), types, unitTests);
    }

    Node withUnitTests(List<UnitTest> others) {
        return new Node(
                name, relation, materialized, query, seed, reads, tests, columns, contract, List.copyOf(others));
    }
}
