package kitchensync.pipeline.layer;

/** How a model stands in the warehouse. */
enum Materialized {
    VIEW,
    TABLE,
    /** A table to which a run adds what is new. */
    INCREMENTAL,
    /** A table that is read from a CSV file of the project. */
    SEED
}
