package kitchensync.simulator.live;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.Acknowledgement;
import kitchensync.ingest.api.CookedEvent;
import kitchensync.ingest.api.EventsApi;
import kitchensync.ingest.api.SaleEvent;
import kitchensync.ingest.api.StockoutEvent;
import kitchensync.ingest.api.WasteEvent;

/** Ingest in memory, which stores an id once and can be told to answer with a trouble of its own. */
@Singleton
public class IngestStandIn implements EventsApi {

    private final List<Event> stored = new ArrayList<>();
    private final List<Event> changed = new ArrayList<>();
    private final List<UUID> asked = new ArrayList<>();
    private ToIntFunction<Event> answers = event -> 200;

    synchronized void reset() {
        stored.clear();
        changed.clear();
        asked.clear();
        answers = event -> 200;
    }

    /** From now on the status of each answer is what this says. */
    synchronized void answer(ToIntFunction<Event> answers) {
        this.answers = answers;
    }

    synchronized List<Event> stored() {
        return List.copyOf(stored);
    }

    /** Events that came under the id of another. */
    synchronized List<Event> changed() {
        return List.copyOf(changed);
    }

    /** The ids of all requests, those that were not stored included. */
    synchronized List<UUID> asked() {
        return List.copyOf(asked);
    }

    private synchronized Uni<Acknowledgement> take(String storeId, Event event) {
        asked.add(event.eventId());
        int status = answers.applyAsInt(event);
        if (status != 200) {
            return Uni.createFrom().failure(new WebApplicationException(status));
        }
        Optional<Event> known = stored.stream()
                .filter(other -> other.eventId().equals(event.eventId()))
                .findFirst();
        if (known.isEmpty()) {
            stored.add(event);
        } else if (!known.get().equals(event)) {
            changed.add(event);
        }
        return Uni.createFrom()
                .item(new Acknowledgement("ok", storeId, event.eventId(), known.isPresent() ? "duplicate" : "stored"));
    }

    @Override
    public Uni<Acknowledgement> recordSale(String storeId, SaleEvent sale) {
        return take(
                storeId,
                new Event.Sale(
                        sale.eventId(), sale.itemId(), sale.quantity(), sale.price(), Instant.parse(sale.createdAt())));
    }

    @Override
    public Uni<Acknowledgement> recordWaste(String storeId, WasteEvent waste) {
        return take(
                storeId,
                new Event.Waste(
                        waste.eventId(),
                        waste.itemId(),
                        waste.quantity(),
                        waste.reason(),
                        Instant.parse(waste.createdAt())));
    }

    @Override
    public Uni<Acknowledgement> recordStockout(String storeId, StockoutEvent missed) {
        return take(
                storeId,
                new Event.Stockout(
                        missed.eventId(),
                        missed.itemId(),
                        missed.quantityRequested(),
                        Instant.parse(missed.createdAt())));
    }

    @Override
    public Uni<Acknowledgement> recordCooked(String storeId, CookedEvent cooked) {
        return take(
                storeId,
                new Event.Cooked(
                        cooked.eventId(), cooked.itemId(), cooked.quantity(), Instant.parse(cooked.createdAt())));
    }
}
