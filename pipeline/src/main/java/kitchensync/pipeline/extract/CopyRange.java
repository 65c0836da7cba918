package kitchensync.pipeline.extract;

/**
 * Rows to copy.
 *
 * @param from seq of the last row already read
 * @param to seq of the last row to read
 */
record CopyRange(long from, long to) {}
