package kitchensync.ingest.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;

/** The call of {@code ingest.append}, which stores events of one store in one transaction. */
final class Append {

    static final String SQL =
            "select first_seq, duplicates from" + " ingest.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    private Append() {}

    /** @param events with ids that differ */
    static Tuple parameters(Store store, List<Event> events, Instant received) {
        int n = events.size();
        UUID[] ids = new UUID[n];
        String[] types = new String[n];
        String[] items = new String[n];
        Integer[] quantities = new Integer[n];
        BigDecimal[] prices = new BigDecimal[n];
        String[] reasons = new String[n];
        UUID[] corrects = new UUID[n];
        OffsetDateTime[] created = new OffsetDateTime[n];
        for (int i = 0; i < n; i++) {
            Event event = events.get(i);
            ids[i] = event.eventId();
            types[i] = EventType.of(event).id();
            items[i] = event.itemId();
            quantities[i] = event.quantity();
            prices[i] = EventColumns.price(event);
            reasons[i] = EventColumns.reason(event);
            corrects[i] = EventColumns.corrects(event);
            created[i] = event.createdAt().atOffset(ZoneOffset.UTC);
        }
        return Tuple.tuple()
                .addString(store.id())
                .addString(store.schema())
                .addOffsetDateTime(received.atOffset(ZoneOffset.UTC))
                .addArrayOfUUID(ids)
                .addArrayOfString(types)
                .addArrayOfString(items)
                .addArrayOfInteger(quantities)
                .addValue(prices)
                .addArrayOfString(reasons)
                .addArrayOfUUID(corrects)
                .addArrayOfOffsetDateTime(created);
    }

    static Set<UUID> duplicates(Row row) {
        return Set.of(row.getArrayOfUUIDs("duplicates"));
    }
}
