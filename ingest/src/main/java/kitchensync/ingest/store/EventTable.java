package kitchensync.ingest.store;

import java.util.List;
import kitchensync.domain.event.Event;

/** The table of a kind of event, and its columns after {@code event_id}. */
public enum EventTable {
    SALES("sales_events", List.of("item_id", "quantity", "price", "created_at", "received_at")),
    WASTE("waste_log", List.of("item_id", "quantity", "reason", "created_at", "received_at")),
    STOCKOUT("stockout_events", List.of("item_id", "quantity_requested", "created_at", "received_at")),
    COOKED("cooked_events", List.of("item_id", "quantity", "created_at", "received_at"));

    private final String table;
    private final List<String> columns;

    EventTable(String table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    public static EventTable of(Event event) {
        return switch (event) {
            case Event.Sale _ -> SALES;
            case Event.Waste _ -> WASTE;
            case Event.Stockout _ -> STOCKOUT;
            case Event.Cooked _ -> COOKED;
        };
    }

    public String table() {
        return table;
    }

    /** {@code event_id} and what follows, as SQL lists them. */
    public String columnList() {
        return "event_id, " + String.join(", ", columns);
    }

    int width() {
        return columns.size() + 1;
    }
}
