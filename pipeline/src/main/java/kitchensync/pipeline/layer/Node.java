package kitchensync.pipeline.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model, a seed, or a table of a source.
 *
 * @param name of a model or seed; {@code source.table} for a source
 * @param relation {@code SCHEMA.NAME} in the warehouse
 * @param materialized null for a source, which others make
 * @param seed of a seed, its rows
 * @param reads the nodes its query reads
 * @param docs what its properties say of it
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
        Docs docs,
        Map<String, String> contract,
        List<UnitTest> unitTests) {

    Node {
        contract = Collections.unmodifiableMap(new LinkedHashMap<>(contract));
    }

    /** The column that says in which order rows came; tables that have it can be read from a position on. */
    static final String POSITION = "load_seq";

    static Node source(String name, String relation) {
        return new Node(
                name, relation, null, Query.NONE, null, new TreeSet<>(), List.of(), Docs.NONE, Map.of(), List.of());
    }

    /** What must stand before this node can be built and tested. */
    SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>(reads);
        tests.forEach(test -> needs.addAll(test.reads()));
        needs.remove(name);
        return needs;
    }

    /** As dbt calls it: {@code model}, {@code seed} or {@code source}. */
    String kind() {
        if (materialized == null) {
            return "source";
        }
        return materialized == Materialized.SEED ? "seed" : "model";
    }

    String sql() {
        return query.sql();
    }

    boolean hasPosition() {
        return docs.columns().containsKey(POSITION);
    }

    /** Everything that the project says of the node. */
    String code() {
        return Digest.of(
                query.sql(),
                query.increment() == null ? "" : query.increment().code(),
                materialized,
                seed,
                tests,
                hasPosition(),
                query.follows(),
                contract,
                unitTests);
    }

    /** The same node in another place, with its tests asking there. */
    Node at(String other) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(relation) + "\\b");
        List<LayerTest> moved =
                tests.stream().map(test -> test.asking(name, other)).toList();
        return new Node(this.name, other, materialized, query, seed, reads, moved, docs, contract, unitTests);
    }

    Node withTests(List<LayerTest> others) {
        return new Node(
                name, relation, materialized, query, seed, reads, List.copyOf(others), docs, contract, unitTests);
    }

    Node withDocs(Docs described, Map<String, String> types) {
        return new Node(name, relation, materialized, query, seed, reads, tests, described, types, unitTests);
    }

    Node withUnitTests(List<UnitTest> others) {
        return new Node(name, relation, materialized, query, seed, reads, tests, docs, contract, List.copyOf(others));
    }
}
