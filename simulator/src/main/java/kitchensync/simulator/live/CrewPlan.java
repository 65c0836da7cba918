package kitchensync.simulator.live;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.live.Pace.Told;

/**
 * The plan as the crew reads it off the page: what it is told to cook in a slot, it cooks, and what runs out soonest, less
 * the time that it takes to cook, it starts first, as the cards stand. A card that a person has begun it leaves to them.
 */
@Singleton
class CrewPlan {

    private static final String HAS_PLAN = "select exists (select from serving.plan where store_id = ?)";
    private static final String COOK_LIST = """
            select item_id, cook_quantity,
                   (on_hand + cooking) * %d * greatest(1, (hold_until - slot_index + %d) %% %2$d) / nullif(expected_demand, 0)
                     as lasts
            from serving.plan
            where store_id = ? and slot_index = ? and cook_quantity > 0
            order by item_id
            """.formatted(Slot.MINUTES, Slot.PER_WEEK);
    private static final String BEGUN = """
            select item_id from serving.kitchen_acts
            where store_id = ? and kind = 'done' and item_id = any(?) and subject = ? and undone_at is null
            """;

    private final AgroalDataSource database;
    private final Catalogue catalogue;

    CrewPlan(AgroalDataSource database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Of these items, those whose cards of the slot a person has done on the pages, or a part of them. */
    Set<String> begunByPeople(Store store, Instant slotStart, List<String> items) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BEGUN)) {
            select.setString(1, store.id());
            select.setArray(2, connection.createArrayOf("text", items.toArray()));
            select.setString(3, Long.toString(slotStart.getEpochSecond()));
            Set<String> begun = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    begun.add(row.getString(1));
                }
            }
            return begun;
        }
    }

    /** What the store's plan says for the slot, what to start first first; empty when the store has no plan at all. */
    Optional<List<Told>> orders(Store store, Instant slotStart) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Told> orders = cookList(connection, store, slotStart);
            return orders.isEmpty() && !hasPlan(connection, store) ? Optional.empty() : Optional.of(orders);
        }
    }

    /** @param startBy minutes from the slot's start to when it has to be started */
    private record Card(Told told, double startBy) {}

    private List<Told> cookList(Connection connection, Store store, Instant slotStart) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COOK_LIST)) {
            select.setString(1, store.id());
            select.setInt(2, Slot.of(slotStart, store.zone()).index());
            List<Card> cards = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int quantity = Math.min(row.getInt(2), CookOrder.MOST);
                    double lasts = row.getDouble(3);
                    double minutes = row.wasNull() ? Double.MAX_VALUE : lasts;
                    catalogue
                            .item(row.getString(1))
                            .ifPresent(item -> cards.add(new Card(
                                    new Told(item, CookOrder.at(slotStart, item, quantity)),
                                    minutes - item.cookTime().toMinutes())));
                }
            }
            return cards.stream()
                    .sorted(Comparator.comparingDouble(Card::startBy))
                    .map(Card::told)
                    .toList();
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
