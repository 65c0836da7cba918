package kitchensync.pipeline.extract;

/**
 * A store's events to copy.
 *
 * @param from seq of the last event already read
 * @param to seq of the last event to read
 */
record CopyRange(long from, long to) {

    /** How many there are: seq has no gaps. */
    long events() {
        return to - from;
    }
}
