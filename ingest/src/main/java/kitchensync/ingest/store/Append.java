package kitchensync.ingest.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;

/** The call of {@code ingest.append}, which stores events in one transaction; of each store with ids that differ. */
final class Append {

    static final String SQL = "select first_seq, duplicates from"
            + " ingest.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    /** Not longer than the database lets a statement take. */
    private static final String AS_LONG_AS_IT_TAKES = "0";

    private static final String A_MOMENT = "50ms";

    private Append() {}

    /** Of one store, whose lock is waited for. */
    static Tuple parameters(Store store, List<Event> events, Instant received) {
        return parameters(
                new String[] {store.id()},
                new String[] {store.schema()},
                new Integer[] {events.size()},
                received,
                events,
                AS_LONG_AS_IT_TAKES);
    }

    /** Of several stores, none of which may hold the others: the call fails when one is locked for more than a moment. */
    static Tuple parameters(List<StoreQueue.Part> parts, Instant received) {
        String[] stores = new String[parts.size()];
        String[] schemas = new String[parts.size()];
        Integer[] counts = new Integer[parts.size()];
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            StoreQueue.Part part = parts.get(i);
            stores[i] = part.store().id();
            schemas[i] = part.store().schema();
            counts[i] = part.events().size();
            events.addAll(part.events());
        }
        return parameters(stores, schemas, counts, received, events, A_MOMENT);
    }

    private static Tuple parameters(
            String[] stores,
            String[] schemas,
            Integer[] counts,
            Instant received,
            List<Event> events,
            String longestWait) {
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
                .addArrayOfString(stores)
                .addArrayOfString(schemas)
                .addArrayOfInteger(counts)
                .addOffsetDateTime(received.atOffset(ZoneOffset.UTC))
                .addArrayOfUUID(ids)
                .addArrayOfString(types)
                .addArrayOfString(items)
                .addArrayOfInteger(quantities)
                .addValue(prices)
                .addArrayOfString(reasons)
                .addArrayOfUUID(corrects)
                .addArrayOfOffsetDateTime(created)
                .addString(longestWait);
    }

    static Set<UUID> duplicates(Row row) {
        return Set.of(row.getArrayOfUUIDs("duplicates"));
    }
}
