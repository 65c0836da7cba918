package kitchensync.simulator.live;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kitchen.CookOrder;

/** The plan as the crew reads it off the page: what it is told to cook in a slot, it cooks. */
@Singleton
class CrewPlan {

    private static final String HAS_PLAN = "select exists (select from serving.plan where store_id = ?)";
    private static final String COOK_LIST = """
            select item_id, cook_quantity from serving.plan
            where store_id = ? and slot_index = ? and cook_quantity > 0
            order by item_id
            """;

    private final AgroalDataSource database;
    private final Catalogue catalogue;

    CrewPlan(AgroalDataSource database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** What the store's plan says for the slot; empty when the store has no plan at all. */
    Optional<List<CookOrder>> orders(Store store, Instant slotStart) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<CookOrder> orders = cookList(connection, store, slotStart);
            return orders.isEmpty() && !hasPlan(connection, store) ? Optional.empty() : Optional.of(orders);
        }
    }

    private List<CookOrder> cookList(Connection connection, Store store, Instant slotStart) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COOK_LIST)) {
            select.setString(1, store.id());
            select.setInt(2, Slot.of(slotStart, store.zone()).index());
            List<CookOrder> orders = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int quantity = Math.min(row.getInt(2), CookOrder.MOST);
                    catalogue
                            .item(row.getString(1))
                            .ifPresent(item -> orders.add(CookOrder.at(slotStart, item, quantity)));
                }
            }
            return orders;
        }
    }

    private static boolean hasPlan(Connection connection, Store store) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HAS_PLAN)) {
            select.setString(1, store.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
