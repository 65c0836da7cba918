package kitchensync.pipeline.extract;

import java.util.List;
import java.util.stream.Stream;

/** The event tables of RAW, which have the events of all stores. */
public enum EventTable {
    SALES_EVENTS("sale", "quantity", "price"),
    WASTE_LOG("waste", "quantity", "reason"),
    STOCKOUT_EVENTS("stockout", "quantity_requested"),
    COOKED_EVENTS("cooked", "quantity"),
    SALE_CORRECTIONS("correction", "quantity", "price", "corrects");

    /** Columns of its own that a table can have after the ones that all have. */
    static final int MOST_OWN = 2;

    private final String type;
    private final String units;
    private final List<String> own;

    EventTable(String type, String units, String... own) {
        this.type = type;
        this.units = units;
        this.own = List.of(own);
    }

    /** What the stores' tables call such an event. */
    public String type() {
        return type;
    }

    /** Its name in the warehouse. */
    public String raw() {
        return "RAW." + name();
    }

    /** The columns in the order of {@link StoreCopy}, after the number of the load. */
    public List<String> columns() {
        return Stream.concat(
                        Stream.of("load_seq", "store_id", "seq", "event_id", "item_id", units, "created_at"),
                        own.stream())
                .toList();
    }

    /** Columns that {@link StoreCopy} has and this table has not; they are its last. */
    int foreignColumns() {
        return MOST_OWN - own.size();
    }
}
