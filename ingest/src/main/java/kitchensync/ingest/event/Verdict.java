package kitchensync.ingest.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.EventType;
import kitchensync.ingest.store.IngestMetrics.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event of a request.
 *
 * @param type of the event; {@link #UNREAD} when it was rejected
 * @param eventId null when it was rejected
 * @param problem why it was rejected, and what to do
 */
record Verdict(
        String type,
        Outcome outcome,
        @Nullable UUID eventId,
        @Nullable String problem) {

    static final String UNREAD = "unread";

    /** @param stored ids that were there before; an id that comes twice is a duplicate the second time */
    static List<Verdict> of(List<Reading> readings, Set<UUID> stored) {
        Set<UUID> seen = new HashSet<>(stored);
        List<Verdict> verdicts = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            verdicts.add(
                    switch (reading) {
                        case Reading.Rejected(String problem) -> new Verdict(UNREAD, Outcome.REJECTED, null, problem);
                        case Reading.Accepted(Event event) ->
                            new Verdict(
                                    EventType.of(event).id(),
                                    seen.add(event.eventId()) ? Outcome.STORED : Outcome.DUPLICATE,
                                    event.eventId(),
                                    null);
                    });
        }
        return verdicts;
    }
}
