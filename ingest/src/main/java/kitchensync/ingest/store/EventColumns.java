package kitchensync.ingest.store;

import java.math.BigDecimal;
import java.util.UUID;
import kitchensync.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** What only some types of event have, as columns of the events table; null where a type has none. */
public final class EventColumns {

    private EventColumns() {}

    public static @Nullable BigDecimal price(Event event) {
        return switch (event) {
            case Event.Sale sale -> sale.price();
            case Event.Correction correction -> correction.price();
            case Event.Waste _, Event.Stockout _, Event.Cooked _ -> null;
        };
    }

    public static @Nullable String reason(Event event) {
        return event instanceof Event.Waste waste ? waste.reason() : null;
    }

    /** The id of the sale that the event corrects. */
    public static @Nullable UUID corrects(Event event) {
        return event instanceof Event.Correction correction ? correction.corrects() : null;
    }
}
