package kitchensync.simulator.records;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.TrueDemand;

/** The simulator's tables: how far each store has come, and what its customers really wanted. */
@Singleton
public class KitchenRecords {

    private static final String KEEP = """
            insert into simulator.kitchen_state (store_id, next_slot, state, orders, history_until)
            values (?, ?, ?::jsonb, ?::jsonb, ?)
            on conflict (store_id) do update set
              next_slot = excluded.next_slot, state = excluded.state, orders = excluded.orders,
              history_until = coalesce(excluded.history_until, kitchen_state.history_until)
            """;
    private static final String ADD_DEMAND = """
            insert into simulator.true_demand (store_id, day, item_id, units) values (?, ?, ?, ?)
            on conflict (store_id, day, item_id) do update
              set units[?] = true_demand.units[?] + excluded.units[?]
            """;

    private final AgroalDataSource database;

    KitchenRecords(AgroalDataSource database) {
        this.database = database;
    }

    /** Where the store stands; empty when it has never been played. */
    public Optional<Checkpoint> checkpoint(String storeId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select next_slot, state, orders from simulator.kitchen_state where store_id = ?")) {
            select.setString(1, storeId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Checkpoint(
                        row.getTimestamp(1).toInstant(),
                        StateJson.state(row.getString(2)),
                        Optional.ofNullable(row.getString(3)).map(StateJson::orders)));
            }
        }
    }

    /** Whether the store's history has been made and kept to its end. */
    public boolean hasHistory(String storeId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from simulator.kitchen_state where store_id = ? and history_until is not null")) {
            select.setString(1, storeId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Keeps what has been decided for the slot that is about to be played. */
    public void keep(String storeId, Checkpoint checkpoint) throws SQLException {
        try (Connection connection = database.getConnection()) {
            keep(connection, storeId, checkpoint, Optional.empty());
        }
    }

    /** Keeps a played slot in one transaction: the next checkpoint, and what customers wanted in the slot. */
    public void keepPlayed(String storeId, Checkpoint next, LocalDate day, Slot slot, Map<String, Integer> demand)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int element = slot.index() % Slot.PER_DAY;
            try (PreparedStatement add = connection.prepareStatement(ADD_DEMAND)) {
                for (Map.Entry<String, Integer> wanted : demand.entrySet()) {
                    Short[] units = new Short[Slot.PER_DAY];
                    Arrays.fill(units, (short) 0);
                    units[element] = wanted.getValue().shortValue();
                    add.setString(1, storeId);
                    add.setObject(2, day);
                    add.setString(3, wanted.getKey());
                    add.setArray(4, connection.createArrayOf("int2", units));
                    add.setInt(5, element + 1);
                    add.setInt(6, element + 1);
                    add.setInt(7, element + 1);
                    add.addBatch();
                }
                add.executeBatch();
            }
            keep(connection, storeId, next, Optional.empty());
            connection.commit();
        }
    }

    /** Keeps a whole history in one transaction, in place of any demand and kitchen the store had. */
    public void keepHistory(String storeId, Checkpoint end, List<TrueDemand.Row> demand) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from simulator.true_demand where store_id = ?")) {
                delete.setString(1, storeId);
                delete.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into simulator.true_demand (store_id, day, item_id, units) values (?, ?, ?, ?)")) {
                for (TrueDemand.Row row : demand) {
                    insert.setString(1, storeId);
                    insert.setObject(2, row.day());
                    insert.setString(3, row.itemId());
                    insert.setArray(
                            4,
                            connection.createArrayOf(
                                    "int2",
                                    row.units().stream()
                                            .map(Integer::shortValue)
                                            .toArray(Short[]::new)));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            keep(connection, storeId, end, Optional.of(end.nextSlot()));
            connection.commit();
        }
    }

    private static void keep(
            Connection connection, String storeId, Checkpoint checkpoint, Optional<Instant> historyUntil)
            throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, storeId);
            keep.setTimestamp(2, Timestamp.from(checkpoint.nextSlot()));
            keep.setString(3, StateJson.write(checkpoint.state()));
            keep.setString(4, checkpoint.orders().map(StateJson::write).orElse(null));
            keep.setTimestamp(5, historyUntil.map(Timestamp::from).orElse(null));
            keep.executeUpdate();
        }
    }
}
