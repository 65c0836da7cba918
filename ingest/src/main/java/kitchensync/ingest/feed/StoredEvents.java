package kitchensync.ingest.feed;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.EventType;

/** Reads events where they lie: each store's in its own schema, as its own role, all in one round trip. */
final class StoredEvents {

    private static final String READ = "select * from ingest.read_events(?, ?, ?, ?, ?)";
    private static final int FETCH_ALL = 0;

    private StoredEvents() {}

    /** @param connection with auto-commit off; the roles end with its transaction */
    static List<FeedEvent> read(Connection connection, List<Commit> commits, Map<String, Store> stores)
            throws SQLException {
        List<List<Commit>> byStore = List.copyOf(commits.stream()
                .sorted(Comparator.comparingLong(Commit::firstSeq))
                .collect(groupingBy(Commit::storeId, LinkedHashMap::new, Collectors.toList()))
                .values());
        List<FeedEvent> events = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setFetchSize(FETCH_ALL);
            read.setArray(1, array(connection, "text", byStore, own -> schema(own, stores)));
            read.setArray(
                    2,
                    array(connection, "bigint", byStore, own -> own.getFirst().firstSeq()));
            read.setArray(
                    3, array(connection, "bigint", byStore, own -> own.getLast().lastSeq()));
            read.setArray(
                    4,
                    array(
                            connection,
                            "timestamptz",
                            byStore,
                            own -> earliest(own).toString()));
            read.setArray(
                    5,
                    array(connection, "timestamptz", byStore, own -> latest(own).toString()));
            try (ResultSet rows = read.executeQuery()) {
                boolean more = rows.next();
                for (int i = 0; i < byStore.size(); i++) {
                    more = events(rows, more, i + 1, byStore.get(i), events);
                }
            }
        }
        events.sort(Comparator.comparingLong(FeedEvent::position));
        return events;
    }

    /** Takes a store's rows, which have to be the very events of its commits. */
    private static boolean events(
            ResultSet rows, boolean hasRow, int store, List<Commit> commits, List<FeedEvent> events)
            throws SQLException {
        boolean more = hasRow;
        Iterator<Commit> others = commits.iterator();
        Commit commit = others.next();
        long expected = commit.firstSeq();
        while (true) {
            if (!more || rows.getInt("row_store") != store || rows.getLong("seq") > expected) {
                throw new FeedUnavailable("event " + expected + " of store " + commit.storeId() + " is missing");
            }
            if (rows.getLong("seq") == expected) {
                events.add(new FeedEvent(
                        commit.position(expected),
                        commit.storeId(),
                        expected,
                        event(rows),
                        instant(rows, "received_at")));
                if (expected < commit.lastSeq()) {
                    expected++;
                } else if (others.hasNext()) {
                    commit = others.next();
                    expected = commit.firstSeq();
                } else {
                    return rows.next();
                }
            }
            more = rows.next();
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        UUID id = row.getObject("event_id", UUID.class);
        String item = row.getString("item_id");
        int quantity = row.getInt("quantity");
        Instant at = instant(row, "created_at");
        String type = row.getString("type");
        EventType known = EventType.named(type)
                .orElseThrow(() -> new FeedUnavailable("event " + id + " is of type '" + type + "', which is new"));
        return switch (known) {
            case SALE -> new Event.Sale(id, item, quantity, row.getBigDecimal("price"), at);
            case WASTE -> new Event.Waste(id, item, quantity, row.getString("reason"), at);
            case STOCKOUT -> new Event.Stockout(id, item, quantity, at);
            case COOKED -> new Event.Cooked(id, item, quantity, at);
            case CORRECTION ->
                new Event.Correction(
                        id, row.getObject("corrects", UUID.class), item, quantity, row.getBigDecimal("price"), at);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Instant earliest(List<Commit> commits) {
        return commits.stream()
                .map(Commit::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant latest(List<Commit> commits) {
        return commits.stream()
                .map(Commit::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String schema(List<Commit> commits, Map<String, Store> stores) {
        String id = commits.getFirst().storeId();
        Store store = stores.get(id);
        if (store == null) {
            throw new FeedUnavailable("the feed holds events of store " + id
                    + ", which the catalogue does not know; put it back there, with active: false if it has closed");
        }
        return store.schema();
    }

    private static Array array(
            Connection connection, String type, List<List<Commit>> stores, Function<List<Commit>, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, stores.stream().map(value).toArray());
    }
}
