package kitchensync.ingest.store;

import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;

/** Is told of every commit of this process, right after it. */
public interface CommitListener {

    /**
     * Must not block and must not throw.
     *
     * @param firstSeq the store's seq of the first event; the others follow without a gap
     * @param events that were stored, in that order
     */
    void committed(Store store, long firstSeq, List<Event> events, Instant receivedAt);
}
