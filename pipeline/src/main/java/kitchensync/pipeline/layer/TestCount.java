package kitchensync.pipeline.layer;

/**
 * A test that has been run, and how many rows failed it.
 *
 * @param sql answers those rows
 */
record TestCount(LayerTest test, long failingRows, String sql) {}
