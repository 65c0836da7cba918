package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.plan.CountedStock.Cooked;

/**
 * MARTS.STOCK_ON_HAND, the pipeline's count of what every store has, and what was cooked lately, which tells how old it
 * is. A store is counted as a whole: one that has nothing left of what it told of lately is counted too, and has nothing.
 */
final class Stock {

    private final Map<String, Double> units = new HashMap<>();
    private final Map<String, Instant> storeAsOf = new HashMap<>();
    private final Map<String, List<Cooked>> cooked = new HashMap<>();
    private final Map<String, Instant> lastCooked = new HashMap<>();

    /** @param lasting what was cooked longer ago than that has expired everywhere */
    static Stock read(Connection warehouse, Duration lasting) throws SQLException {
        Stock stock = new Stock();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        "select store_id, item_id, on_hand + cooking, as_of from MARTS.STOCK_ON_HAND")) {
            while (row.next()) {
                stock.units.put(WarehousePlan.key(row.getString(1), row.getString(2)), row.getDouble(3));
                stock.storeAsOf.put(row.getString(1), instant(row.getTimestamp(4)));
            }
        }
        Map<String, Instant> newest = newest(warehouse);
        newest.putAll(stock.storeAsOf);
        if (!newest.isEmpty()) {
            Instant last = newest.values().stream().max(Instant::compareTo).orElseThrow();
            stock.readCooked(warehouse, last.minus(lasting).minus(CountedPlan.OLDEST_COUNT));
        }
        newest.forEach((store, asOf) -> {
            if (stock.lastCooked
                    .getOrDefault(store, Instant.EPOCH)
                    .plus(lasting)
                    .isAfter(asOf)) {
                stock.storeAsOf.putIfAbsent(store, asOf);
            }
        });
        return stock;
    }

    /** The newest event of every store. */
    private static Map<String, Instant> newest(Connection warehouse) throws SQLException {
        Map<String, Instant> newest = new HashMap<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        "select store_id, max(newest_at) from INTERMEDIATE.EVENT_DAYS group by store_id")) {
            while (row.next()) {
                newest.put(row.getString(1), instant(row.getTimestamp(2)));
            }
        }
        return newest;
    }

    private void readCooked(Connection warehouse, Instant since) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        "select store_id, item_id, created_at, quantity from STAGING.STG_COOKED_EVENTS"
                                + " where created_at > timestamp '" + LocalDateTime.ofInstant(since, ZoneOffset.UTC)
                                + "' order by created_at desc, seq desc")) {
            while (row.next()) {
                Instant at = instant(row.getTimestamp(3));
                lastCooked.merge(row.getString(1), at, (a, b) -> a.isAfter(b) ? a : b);
                cooked.computeIfAbsent(WarehousePlan.key(row.getString(1), row.getString(2)), key -> new ArrayList<>())
                        .add(new Cooked(at, row.getInt(4)));
            }
        }
    }

    private static Instant instant(Timestamp utc) {
        return utc.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    /** When a store was counted last; empty when it has told of no batch for as long as one lasts. */
    Optional<Instant> asOf(String storeId) {
        return Optional.ofNullable(storeAsOf.get(storeId));
    }

    /** What was counted; nothing, at the time of the store's count, when the item is not in it. */
    CountedStock of(String storeId, Item item, Instant asOf) {
        String key = WarehousePlan.key(storeId, item.id());
        return CountedStock.of(units.getOrDefault(key, 0.0), cooked.getOrDefault(key, List.of()), item, asOf);
    }
}
