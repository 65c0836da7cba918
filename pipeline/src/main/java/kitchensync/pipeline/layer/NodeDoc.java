package kitchensync.pipeline.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a project says of a source's table, a seed or a model, for people.
 *
 * @param name of a model or seed; {@code source.table} for a source
 * @param relation {@code SCHEMA.NAME}
 * @param kind {@code source}, {@code seed} or {@code model}
 * @param materialized {@code view}, {@code table}, {@code incremental}, {@code seed} or {@code source}
 * @param file of the model or seed; empty for a source
 * @param sql as it is rendered; empty for a source and a seed
 * @param columns description by column, in order
 * @param tests what is tested, in words; those that only warn say so
 * @param reads names of the nodes that it reads
 */
public record NodeDoc(
        String name,
        String relation,
        String kind,
        String materialized,
        String description,
        String file,
        String sql,
        Map<String, String> columns,
        List<String> tests,
        List<String> tags,
        SortedSet<String> reads) {

    static NodeDoc of(Node node) {
        List<String> tests = new java.util.ArrayList<>();
        for (LayerTest test : node.tests()) {
            String words = test.name().startsWith(node.name() + ": ")
                    ? test.name().substring(node.name().length() + 2)
                    : test.name();
            tests.add(test.warns() ? words + " (warns)" : words);
        }
        node.unitTests().forEach(test -> tests.add("unit test " + test.name()));
        return new NodeDoc(
                node.name(),
                node.relation(),
                node.kind(),
                node.materialized() == null
                        ? "source"
                        : node.materialized().name().toLowerCase(Locale.ROOT),
                node.docs().description(),
                node.query().file(),
                node.sql(),
                node.docs().columns(),
                List.copyOf(tests),
                node.query().tags(),
                node.reads());
    }
}
