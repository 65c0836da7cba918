package kitchensync.pipeline.layer;

/** What a test asks of the warehouse. */
sealed interface Check {

    /** Rows of the node for which this holds have failed; such tests of a node share one scan. */
    record Predicate(String condition) implements Check {}

    /** Every row that this query answers has failed. */
    record Query(String sql) implements Check {}
}
