package kitchensync.ingest.feed.counter;

import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.ingest.feed.FeedEvent;
import kitchensync.ingest.feed.counter.SlotChanges.SaleKey;
import kitchensync.ingest.feed.counter.SlotChanges.SaleRecord;

/**
 * Sales that have been corrected before they came, in {@code ingest.early_corrections}: when one comes, what corrects it
 * has to be looked up. Without the table every sale would have to be.
 */
final class EarlyCorrections {

    private static final String ANY = "select exists (select from ingest.early_corrections)";
    private static final String AMONG = "select e.store_id, e.sale_id from ingest.early_corrections e"
            + " join unnest(?::text[], ?::uuid[]) as s(store, sale) on e.store_id = s.store and e.sale_id = s.sale";
    private static final String NOTE = "insert into ingest.early_corrections (store_id, sale_id, noted_at)"
            + " select store, sale, ?::timestamptz from unnest(?::text[], ?::uuid[]) as s(store, sale)"
            + " on conflict do nothing";
    private static final String FORGET = "delete from ingest.early_corrections using"
            + " unnest(?::text[], ?::uuid[]) as s(store, sale) where store_id = store and sale_id = sale";
    private static final String FORGET_BEFORE = "delete from ingest.early_corrections where noted_at < ?::timestamptz";

    private EarlyCorrections() {}

    /**
     * Of these events' sales, those that were corrected before they came. The table is nearly always empty, and then the
     * sales are not sent to be looked up; how much is in it costs nothing either.
     */
    static Set<SaleKey> come(Connection connection, Collection<FeedEvent> events) throws SQLException {
        Set<SaleKey> sales = sales(events);
        Set<SaleKey> early = new HashSet<>();
        if (!sales.isEmpty() && any(connection)) {
            try (PreparedStatement among = connection.prepareStatement(AMONG)) {
                set(among, 1, sales);
                try (ResultSet row = among.executeQuery()) {
                    while (row.next()) {
                        early.add(new SaleKey(row.getString(1), row.getObject(2, UUID.class)));
                    }
                }
            }
        }
        return early;
    }

    private static boolean any(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ANY)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Corrections among these events whose sale is neither among them nor stored before. */
    static Set<SaleKey> among(Collection<FeedEvent> events, Map<SaleKey, SaleRecord> records) {
        Set<SaleKey> early = new HashSet<>();
        for (FeedEvent entry : events) {
            if (entry.event() instanceof Event.Correction correction) {
                SaleKey sale = new SaleKey(entry.storeId(), correction.corrects());
                boolean known = records.getOrDefault(sale, SaleRecord.UNKNOWN)
                        .sale()
                        .filter(stored -> stored.seq() < entry.seq())
                        .isPresent();
                if (!known) {
                    early.add(sale);
                }
            }
        }
        if (!early.isEmpty()) {
            early.removeAll(sales(events));
        }
        return early;
    }

    private static Set<SaleKey> sales(Collection<FeedEvent> events) {
        return events.stream()
                .filter(entry -> entry.event() instanceof Event.Sale)
                .map(entry -> new SaleKey(entry.storeId(), entry.event().eventId()))
                .collect(toSet());
    }

    static void note(Connection connection, Set<SaleKey> sales, Instant now) throws SQLException {
        if (!sales.isEmpty()) {
            try (PreparedStatement note = connection.prepareStatement(NOTE)) {
                note.setString(1, now.toString());
                set(note, 2, sales);
                note.executeUpdate();
            }
        }
    }

    static void forget(Connection connection, Set<SaleKey> sales) throws SQLException {
        if (!sales.isEmpty()) {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                set(forget, 1, sales);
                forget.executeUpdate();
            }
        }
    }

    static void forgetBefore(Connection connection, Instant noted) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET_BEFORE)) {
            forget.setString(1, noted.toString());
            forget.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int parameter, Set<SaleKey> sales) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                parameter,
                connection.createArrayOf(
                        "text", sales.stream().map(SaleKey::storeId).toArray()));
        statement.setArray(
                parameter + 1,
                connection.createArrayOf(
                        "uuid", sales.stream().map(SaleKey::saleId).toArray()));
    }
}
