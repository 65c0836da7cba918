package kitchensync.ingest.feed.counter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kitchensync.domain.event.Event;
import kitchensync.ingest.feed.FeedEvent;

/**
 * The serving table {@code serving.cooked_batches}: what went into cooking, as last corrected. A correction that comes
 * before its event changes nothing here, unlike in the warehouse; whoever takes back what was cooked does so after it.
 * Open pages of a store that has cooked are told so, because a card may be done by it.
 */
final class CookedBatches {

    private static final String ADD = """
            with added as (
              insert into serving.cooked_batches (store_id, event_id, item_id, quantity, cooked_at)
              select * from unnest(?::text[], ?::uuid[], ?::text[], ?::integer[], ?::timestamptz[])
              on conflict do nothing returning store_id)
            insert into serving.kitchen_versions (store_id, version) select distinct store_id, 1 from added
            on conflict (store_id) do update set version = kitchen_versions.version + 1""";
    private static final String CORRECT = """
            update serving.cooked_batches b set quantity = c.quantity
              from unnest(?::text[], ?::uuid[], ?::text[], ?::integer[]) as c (store_id, event_id, item_id, quantity)
             where b.store_id = c.store_id and b.event_id = c.event_id and b.item_id = c.item_id""";

    /** Store by store, because the key begins with it. */
    private static final String DROP = """
            delete from serving.cooked_batches b using unnest(?::text[]) as s(store_id)
            where b.store_id = s.store_id and b.cooked_at < ?::timestamptz""";

    private CookedBatches() {}

    private record Batch(String storeId, UUID id, String itemId, int quantity, Instant at) {}

    /** @param oldest what was cooked before this is not kept any more */
    static void count(Connection connection, Collection<FeedEvent> events, Instant oldest) throws SQLException {
        // Of several corrections the last one counts.
        Map<List<Object>, Batch> corrected = new LinkedHashMap<>();
        Map<List<Object>, Batch> cooked = new LinkedHashMap<>();
        for (FeedEvent entry : events) {
            if (entry.event() instanceof Event.Cooked event
                    && !event.createdAt().isBefore(oldest)) {
                cooked.put(List.of(entry.storeId(), event.eventId()), batch(entry, event.eventId()));
            } else if (entry.event() instanceof Event.Correction event) {
                corrected.put(
                        List.of(entry.storeId(), event.corrects(), event.itemId()), batch(entry, event.corrects()));
            }
        }
        run(connection, ADD, cooked.values(), true);
        run(connection, CORRECT, corrected.values(), false);
    }

    private static Batch batch(FeedEvent entry, UUID id) {
        Event event = entry.event();
        return new Batch(entry.storeId(), id, event.itemId(), event.quantity(), event.createdAt());
    }

    private static void run(Connection connection, String sql, Collection<Batch> batches, boolean withTime)
            throws SQLException {
        if (batches.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, 1, "text", batches, Batch::storeId);
            set(statement, 2, "uuid", batches, Batch::id);
            set(statement, 3, "text", batches, Batch::itemId);
            set(statement, 4, "integer", batches, Batch::quantity);
            if (withTime) {
                set(statement, 5, "timestamptz", batches, batch -> batch.at().toString());
            }
            statement.executeUpdate();
        }
    }

    private static void set(
            PreparedStatement statement,
            int parameter,
            String type,
            Collection<Batch> of,
            Function<Batch, Object> value)
            throws SQLException {
        statement.setArray(
                parameter,
                statement
                        .getConnection()
                        .createArrayOf(type, of.stream().map(value).toArray()));
    }

    static void dropBefore(Connection connection, List<String> stores, Instant oldest) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement(DROP)) {
            drop.setArray(1, connection.createArrayOf("text", stores.toArray()));
            drop.setString(2, oldest.toString());
            drop.executeUpdate();
        }
    }
}
