package kitchensync.ingest.event;

import java.util.List;

/**
 * The events of a request body.
 *
 * @param single whether the body is one event rather than a batch of them
 */
record Body(boolean single, List<Reading> readings) {}
