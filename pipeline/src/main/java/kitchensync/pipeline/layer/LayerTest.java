package kitchensync.pipeline.layer;

import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One test of a node.
 *
 * @param name what is tested: {@code not_null item_id}
 * @param reads the nodes that must stand before it can run
 * @param rowByRow whether it is enough to look at new rows, as it also is for every {@link Check.Predicate}
 * @param warns whether a failure is only reported, and stops nothing
 */
record LayerTest(String name, SortedSet<String> reads, boolean warns, boolean rowByRow, Check check) {

    /** The same test of what stands elsewhere; a {@link Check.Predicate} goes wherever it is asked. */
    LayerTest asking(Pattern relation, String other) {
        return switch (check) {
            case Check.Predicate _ -> this;
            case Check.Query(String sql, String suspects) ->
                new LayerTest(
                        name,
                        reads,
                        warns,
                        rowByRow,
                        new Check.Query(moved(sql, relation, other), moved(suspects, relation, other)));
        };
    }

    private static String moved(String sql, Pattern relation, String other) {
        return relation.matcher(sql).replaceAll(Matcher.quoteReplacement(other));
    }
}
