package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** MARTS.STOCK_ON_HAND, the pipeline's count of what every store has. A store is counted as a whole. */
final class Stock {

    private final Map<String, CountedStock> items = new HashMap<>();
    private final Map<String, Instant> storeAsOf = new HashMap<>();

    static Stock read(Connection warehouse) throws SQLException {
        Stock stock = new Stock();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        "select store_id, item_id, on_hand, cooking, as_of from MARTS.STOCK_ON_HAND")) {
            while (row.next()) {
                Instant asOf = row.getTimestamp(5).toLocalDateTime().toInstant(ZoneOffset.UTC);
                stock.items.put(
                        WarehousePlan.key(row.getString(1), row.getString(2)),
                        new CountedStock(row.getDouble(3), row.getDouble(4), asOf));
                stock.storeAsOf.put(row.getString(1), asOf);
            }
        }
        return stock;
    }

    /** When a store was counted last; empty when nothing there was ever counted. */
    Optional<Instant> asOf(String storeId) {
        return Optional.ofNullable(storeAsOf.get(storeId));
    }

    /** What was counted; nothing, at the time of the store's count, when the item is not in it. */
    CountedStock of(String storeId, String itemId, Instant asOf) {
        CountedStock counted = items.get(WarehousePlan.key(storeId, itemId));
        return counted != null ? counted : new CountedStock(0, 0, asOf);
    }
}
