package kitchensync.ingest.feed.counter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The serving table {@code serving.slot_counters}. */
final class SlotCounters {

    private static final String ADD = """
            insert into serving.slot_counters as c (store_id, item_id, slot_start, sold, missed, wasted)
            select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::integer[], ?::integer[], ?::integer[])
            on conflict (store_id, slot_start, item_id) do update
              set sold = c.sold + excluded.sold, missed = c.missed + excluded.missed, wasted = c.wasted + excluded.wasted""";

    /** Store by store, because the key begins with it. */
    private static final String DROP = """
            delete from serving.slot_counters c using unnest(?::text[]) as s(store_id)
            where c.store_id = s.store_id and c.slot_start < ?::timestamptz""";

    private SlotCounters() {}

    static void add(Connection connection, List<SlotChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            set(add, 1, "text", changes, SlotChange::storeId);
            set(add, 2, "text", changes, SlotChange::itemId);
            set(add, 3, "timestamptz", changes, change -> change.slotStart().toString());
            set(add, 4, "integer", changes, SlotChange::sold);
            set(add, 5, "integer", changes, SlotChange::missed);
            set(add, 6, "integer", changes, SlotChange::wasted);
            add.executeUpdate();
        }
    }

    private static void set(
            PreparedStatement statement,
            int parameter,
            String type,
            List<SlotChange> changes,
            Function<SlotChange, Object> value)
            throws SQLException {
        statement.setArray(
                parameter,
                statement
                        .getConnection()
                        .createArrayOf(type, changes.stream().map(value).toArray()));
    }

    static void dropBefore(Connection connection, List<String> stores, Instant slotStart) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement(DROP)) {
            drop.setArray(1, connection.createArrayOf("text", stores.toArray()));
            drop.setString(2, slotStart.toString());
            drop.executeUpdate();
        }
    }
}
