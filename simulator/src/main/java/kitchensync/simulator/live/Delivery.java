package kitchensync.simulator.live;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.BatchOutcome;
import kitchensync.ingest.api.EventResult;
import kitchensync.ingest.api.EventsApi;
import org.jboss.logging.Logger;

/**
 * Brings one store's events to ingest, one batch after the other. A batch that is not answered, or answered by a
 * passing trouble, is sent again whole and under the same ids until it is acknowledged; an event that ingest rejects
 * is a mistake of ours: it is logged and left. Not for several threads.
 */
final class Delivery {

    /** Events in one request; far below what ingest takes, so that one lost answer repeats little. */
    static final int MOST_EVENTS = 500;

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventsApi ingest;
    private final String storeId;
    private final Duration answerWithin;
    private volatile boolean away;

    Delivery(EventsApi ingest, String storeId, Duration answerWithin) {
        this.ingest = ingest;
        this.storeId = storeId;
        this.answerWithin = answerWithin;
    }

    /** @param events at least one and at most {@link #MOST_EVENTS}, in the order in which ingest stores them */
    void send(List<Event> events) throws InterruptedException {
        byte[] batch = EventBatch.write(events);
        CompletableFuture<BatchOutcome> answer = Uni.createFrom()
                .deferred(() -> ingest.recordEvents(storeId, null, null, batch))
                .map(Delivery::outcome)
                .ifNoItem()
                .after(answerWithin)
                .fail()
                .onFailure(Delivery::mayPass)
                .invoke(this::noteAway)
                .onFailure(Delivery::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribeAsCompletionStage();
        try {
            noteRejected(events, answer.get());
            noteBack();
        } catch (ExecutionException refused) {
            LOG.errorf(
                    "Ingest refused %d events of store %s, which are left out, the first %s: %s",
                    events.size(), storeId, events.getFirst(), refused.getMessage());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw stopped;
        }
    }

    private static BatchOutcome outcome(Response response) {
        if (response.getStatus() != Response.Status.OK.getStatusCode()) {
            throw new WebApplicationException(response);
        }
        return EventBatch.read(response.readEntity(String.class));
    }

    /**
     * Whether the same request may succeed later: no answer, a server error, a time-out, too many requests, or a key
     * that somebody has to put right.
     */
    static boolean mayPass(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
        }
        return true;
    }

    private void noteRejected(List<Event> events, BatchOutcome outcome) {
        List<EventResult> results = outcome.results();
        for (int i = 0; i < Math.min(events.size(), results.size()); i++) {
            if (results.get(i).result().equals("rejected")) {
                LOG.errorf(
                        "Ingest rejected %s of store %s, which is left out: %s",
                        events.get(i), storeId, results.get(i).problem());
            }
        }
    }

    private void noteAway(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("Ingest does not take the events of store %s; trying again until it does: %s", storeId, failure);
        }
    }

    private void noteBack() {
        if (away) {
            away = false;
            LOG.infof("Ingest takes the events of store %s again", storeId);
        }
    }
}
