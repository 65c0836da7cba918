package kitchensync.pipeline.extract;

import java.util.List;
import java.util.Locale;

/** The tables that every store's schema has, and that RAW has once for all stores. */
public enum EventTable {
    SALES_EVENTS("item_id", "quantity", "price"),
    WASTE_LOG("item_id", "quantity", "reason"),
    STOCKOUT_EVENTS("item_id", "quantity_requested"),
    COOKED_EVENTS("item_id", "quantity");

    private final List<String> own;

    EventTable(String... own) {
        this.own = List.of(own);
    }

    /** Its name in a store's schema. */
    public String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in the warehouse. */
    public String raw() {
        return "RAW." + name();
    }

    /** The columns of RAW, in the order of {@link #copyQuery}. */
    List<String> columns() {
        return java.util.stream.Stream.of(List.of("store_id", "seq", "event_id"), own, List.of("created_at"))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The rows of one store after {@code from} up to {@code to}.
     *
     * @param storeId and {@code schema}: of a store of the catalogue, which lets only letters, digits and _ pass
     */
    String copyQuery(String storeId, String schema, long from, long to) {
        return "select '" + storeId + "', seq, event_id, " + String.join(", ", own)
                + ", created_at at time zone 'UTC' from \"" + schema + "\"." + source() + " where seq > " + from
                + " and seq <= " + to;
    }
}
