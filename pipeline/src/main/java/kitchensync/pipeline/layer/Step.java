package kitchensync.pipeline.layer;

/**
 * What is to be done with a node.
 *
 * @param state that the node will have
 * @param since rows up to this position have passed the tests
 */
record Step(Build build, ModelState state, long since) {

    /** Whether the node's table or view becomes another one by it. */
    boolean remakes(Node node) {
        return node.materialized() != null && build == Build.FROM_NOTHING;
    }

    enum Build {
        NOTHING,
        /** The model stands; its tests have something new to look at. */
        TESTS,
        INCREMENT,
        FROM_NOTHING
    }
}
