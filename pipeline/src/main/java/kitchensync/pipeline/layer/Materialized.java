package kitchensync.pipeline.layer;

/** How a model stands in the warehouse. */
enum Materialized {
    VIEW,
    TABLE
}
