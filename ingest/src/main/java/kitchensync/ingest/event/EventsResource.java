package kitchensync.ingest.event;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.Acknowledgement;
import kitchensync.ingest.api.CookedEvent;
import kitchensync.ingest.api.EventsApi;
import kitchensync.ingest.api.SaleEvent;
import kitchensync.ingest.api.StockoutEvent;
import kitchensync.ingest.api.WasteEvent;
import kitchensync.ingest.store.EventStore;
import kitchensync.ingest.store.StoreUnavailable;

/** The contract's paths: find the store, check the event, answer after it is committed. */
public class EventsResource implements EventsApi {

    private final Catalogue catalogue;
    private final EventRules rules;
    private final EventStore events;

    EventsResource(Catalogue catalogue, EventRules rules, EventStore events) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.events = events;
    }

    @Override
    public Uni<Acknowledgement> recordSale(String storeId, SaleEvent sale) {
        return record(storeId, store -> EventParser.sale(store, sale));
    }

    @Override
    public Uni<Acknowledgement> recordWaste(String storeId, WasteEvent waste) {
        return record(storeId, store -> EventParser.waste(store, waste));
    }

    @Override
    public Uni<Acknowledgement> recordStockout(String storeId, StockoutEvent stockout) {
        return record(storeId, store -> EventParser.stockout(store, stockout));
    }

    @Override
    public Uni<Acknowledgement> recordCooked(String storeId, CookedEvent cooked) {
        return record(storeId, store -> EventParser.cooked(store, cooked));
    }

    private Uni<Acknowledgement> record(String storeId, Function<Store, Event> parse) {
        Store store = catalogue.store(storeId).orElseThrow(() -> Problems.unknownStore(storeId));
        Event event = parse.apply(store);
        rules.problem(event).ifPresent(problem -> {
            throw Problems.rejected(problem);
        });
        return events.add(store, event)
                .map(stored -> new Acknowledgement("ok", store.id(), event.eventId(), stored ? "stored" : "duplicate"))
                .onFailure(StoreUnavailable.class)
                .transform(Problems::unavailable);
    }
}
