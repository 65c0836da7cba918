package kitchensync.simulator.live;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.Acknowledgement;
import kitchensync.ingest.api.CookedEvent;
import kitchensync.ingest.api.EventsApi;
import kitchensync.ingest.api.SaleEvent;
import kitchensync.ingest.api.StockoutEvent;
import kitchensync.ingest.api.WasteEvent;
import org.jboss.logging.Logger;

/**
 * Brings one store's events to ingest, one after the other. An event that is not answered, or answered by a passing
 * trouble, is sent again under the same id until it is acknowledged; an event that ingest refuses is a mistake of
 * ours: it is logged and left. Not for several threads.
 */
final class Delivery {

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

    /** @return whether ingest took the event; false when it refused it */
    boolean send(Event event) throws InterruptedException {
        CompletableFuture<Acknowledgement> answer = Uni.createFrom()
                .deferred(() -> post(event))
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
            answer.get();
            noteBack();
            return true;
        } catch (ExecutionException refused) {
            LOG.errorf("Ingest refused %s of store %s, which is left out: %s", event, storeId, refused.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw stopped;
        }
    }

    private Uni<Acknowledgement> post(Event event) {
        String at = event.createdAt().toString();
        return switch (event) {
            case Event.Sale sale ->
                ingest.recordSale(
                        storeId, new SaleEvent(sale.eventId(), sale.itemId(), sale.quantity(), sale.price(), at));
            case Event.Waste waste ->
                ingest.recordWaste(
                        storeId, new WasteEvent(waste.eventId(), waste.itemId(), waste.quantity(), waste.reason(), at));
            case Event.Stockout missed ->
                ingest.recordStockout(
                        storeId, new StockoutEvent(missed.eventId(), missed.itemId(), missed.quantity(), at));
            case Event.Cooked cooked ->
                ingest.recordCooked(storeId, new CookedEvent(cooked.eventId(), cooked.itemId(), cooked.quantity(), at));
        };
    }

    /** Whether the same request may succeed later: no answer, a server error, a time-out, too many requests. */
    static boolean mayPass(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return status >= 500 || status == 408 || status == 429;
        }
        return true;
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
