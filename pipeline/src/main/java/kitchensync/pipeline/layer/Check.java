package kitchensync.pipeline.layer;

/** What a test asks of the warehouse. */
sealed interface Check {

    /** Rows of the node for which this holds have failed; such tests of a node share one scan. */
    record Predicate(String condition) implements Check {}

    /**
     * Every row that this query answers has failed.
     *
     * @param suspects a query that answers nothing unless {@code sql} answers something or may do so, and costs less; the
     *     same where there is none
     */
    record Query(String sql, String suspects) implements Check {

        Query(String sql) {
            this(sql, sql);
        }
    }
}
