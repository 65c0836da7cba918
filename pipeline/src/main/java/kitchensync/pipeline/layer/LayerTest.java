package kitchensync.pipeline.layer;

import java.util.SortedSet;

/**
 * One test of a node.
 *
 * @param name what is tested: {@code not_null item_id}
 * @param reads the nodes that must stand before it can run
 * @param rowByRow whether it is enough to look at new rows, as it also is for every {@link Check.Predicate}
 * @param warns whether a failure is only reported, and stops nothing
 */
record LayerTest(String name, SortedSet<String> reads, boolean warns, boolean rowByRow, Check check) {}
