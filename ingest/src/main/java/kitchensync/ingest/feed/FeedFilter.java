package kitchensync.ingest.feed;

import java.util.Set;
import kitchensync.ingest.store.EventType;

/** Which events a reader wants; an empty set stands for all. */
public record FeedFilter(Set<String> stores, Set<EventType> types) {

    public static final FeedFilter ALL = new FeedFilter(Set.of(), Set.of());

    public FeedFilter {
        stores = Set.copyOf(stores);
        types = Set.copyOf(types);
    }

    boolean isAll() {
        return stores.isEmpty() && types.isEmpty();
    }

    boolean wantsStore(String storeId) {
        return stores.isEmpty() || stores.contains(storeId);
    }

    boolean wants(FeedEvent event) {
        return wantsStore(event.storeId()) && (types.isEmpty() || types.contains(event.type()));
    }
}
