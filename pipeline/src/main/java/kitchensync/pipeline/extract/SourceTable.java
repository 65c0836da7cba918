package kitchensync.pipeline.extract;

/** One table of one store: what a position is kept for. */
record SourceTable(String storeId, EventTable table) {}
