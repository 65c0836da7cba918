package kitchensync.ingest.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kitchensync.domain.event.Event;

/** The type of an event, as the contract, the events table and the feed name it. */
public enum EventType {
    SALE,
    WASTE,
    STOCKOUT,
    COOKED,
    CORRECTION;

    private final String id = name().toLowerCase(Locale.ROOT);

    public static EventType of(Event event) {
        return switch (event) {
            case Event.Sale _ -> SALE;
            case Event.Waste _ -> WASTE;
            case Event.Stockout _ -> STOCKOUT;
            case Event.Cooked _ -> COOKED;
            case Event.Correction _ -> CORRECTION;
        };
    }

    /** The type with this {@link #id}. */
    public static Optional<EventType> named(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /** Its name outside of Java, {@code sale} say. */
    public String id() {
        return id;
    }
}
