package kitchensync.pipeline.layer;

/** How a model stands in the warehouse. */
enum Materialized {
    VIEW,
    TABLE,
    /** A table that is read from a CSV file of the project. */
    SEED
}
