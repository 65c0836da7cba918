package kitchensync.ingest.feed.counter;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.feed.FeedEvent;
import kitchensync.ingest.feed.counter.SlotChanges.SaleKey;
import kitchensync.ingest.feed.counter.SlotChanges.SaleRecord;
import kitchensync.ingest.feed.counter.SlotChanges.StoredCorrection;
import kitchensync.ingest.feed.counter.SlotChanges.StoredSale;

/** Looks up what the stores have stored about sales, each as the store's own role, all in one round trip. */
final class SaleRecords {

    private static final String READ = "select * from ingest.read_sales(?, ?, ?)";

    private final Map<String, Store> byId;
    private final Map<String, Store> bySchema;

    SaleRecords(Catalogue catalogue) {
        this.byId = catalogue.stores().stream().collect(toMap(Store::id, Function.identity()));
        this.bySchema = catalogue.stores().stream().collect(toMap(Store::schema, Function.identity()));
    }

    /**
     * The sales that are corrected, by these events or by earlier ones, as far as they have to do with these; empty for
     * those that are not among the events, and without sales from before {@code oldest}, which are not counted.
     *
     * @param early sales that were corrected before they came
     */
    static Map<SaleKey, Optional<StoredSale>> of(Collection<FeedEvent> events, Set<SaleKey> early, Instant oldest) {
        Map<SaleKey, Optional<StoredSale>> sales = new LinkedHashMap<>();
        for (FeedEvent entry : events) {
            if (entry.event() instanceof Event.Correction correction) {
                sales.put(new SaleKey(entry.storeId(), correction.corrects()), Optional.empty());
            }
        }
        if (sales.isEmpty() && early.isEmpty()) {
            return sales;
        }
        for (FeedEvent entry : events) {
            if (entry.event() instanceof Event.Sale sale && !sale.createdAt().isBefore(oldest)) {
                SaleKey key = new SaleKey(entry.storeId(), sale.eventId());
                if (sales.containsKey(key) || early.contains(key)) {
                    sales.put(
                            key,
                            Optional.of(new StoredSale(entry.seq(), sale.itemId(), sale.quantity(), sale.createdAt())));
                }
            }
        }
        return sales;
    }

    /**
     * Looks up the sales that are not known, and what corrects any of them.
     *
     * @param connection with auto-commit off; the roles end before this returns
     */
    Map<SaleKey, SaleRecord> read(Connection connection, Map<SaleKey, Optional<StoredSale>> known) throws SQLException {
        if (known.isEmpty()) {
            return Map.of();
        }
        Set<SaleKey> keys = known.keySet();
        Map<SaleKey, StoredSale> sales = new HashMap<>();
        known.forEach((key, sale) -> sale.ifPresent(found -> sales.put(key, found)));
        Map<SaleKey, List<StoredCorrection>> corrections = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(this::schema).toArray()));
            read.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", keys.stream().map(SaleKey::saleId).toArray()));
            read.setArray(
                    3,
                    connection.createArrayOf(
                            "boolean",
                            known.values().stream().map(Optional::isPresent).toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    take(rows, sales, corrections);
                }
            }
        }
        Map<SaleKey, SaleRecord> records = new HashMap<>();
        for (SaleKey key : keys) {
            records.put(
                    key, new SaleRecord(Optional.ofNullable(sales.get(key)), corrections.getOrDefault(key, List.of())));
        }
        return records;
    }

    private String schema(SaleKey key) {
        return Optional.ofNullable(byId.get(key.storeId())).orElseThrow().schema();
    }

    private void take(ResultSet row, Map<SaleKey, StoredSale> sales, Map<SaleKey, List<StoredCorrection>> corrections)
            throws SQLException {
        String store = Optional.ofNullable(bySchema.get(row.getString("row_schema")))
                .orElseThrow()
                .id();
        long seq = row.getLong("seq");
        String item = row.getString("item_id");
        int quantity = row.getInt("quantity");
        UUID corrects = row.getObject("corrects", UUID.class);
        if (corrects == null) {
            Instant at = row.getObject("created_at", OffsetDateTime.class).toInstant();
            sales.put(
                    new SaleKey(store, row.getObject("event_id", UUID.class)), new StoredSale(seq, item, quantity, at));
        } else {
            corrections
                    .computeIfAbsent(new SaleKey(store, corrects), k -> new ArrayList<>())
                    .add(new StoredCorrection(seq, item, quantity));
        }
    }
}
