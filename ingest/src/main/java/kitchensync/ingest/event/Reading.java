package kitchensync.ingest.event;

import kitchensync.domain.event.Event;

/** What one event of a request body was read as. */
sealed interface Reading {

    /** An event that keeps all rules. */
    record Accepted(Event event) implements Reading {}

    /** @param problem names the field and what it should be */
    record Rejected(String problem) implements Reading {}
}
