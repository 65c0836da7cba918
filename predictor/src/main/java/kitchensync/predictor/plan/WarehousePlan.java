package kitchensync.predictor.plan;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Warehouse;

/** MARTS.PLAN, the weekly plan in the warehouse: written as a whole. */
final class WarehousePlan {

    private static final String TABLE = "MARTS.PLAN";

    private WarehousePlan() {}

    /** Replaces the plan by the rows of a file with {@link PlanFile#COLUMNS}, in one transaction. */
    static void replace(Warehouse warehouse, Path file) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            try (Statement create = connection.createStatement()) {
                create.execute("create table if not exists " + TABLE + " (store_id varchar, item_id varchar,"
                        + " slot_index integer, cook_quantity integer, expected_demand double, on_hand double,"
                        + " cooking double, hold_until integer, reason varchar, model_version varchar,"
                        + " planned_at timestamp)");
            }
            // Tables that were made before plans had these
            for (String column : List.of("expected_gain double", "without_override integer")) {
                try (Statement alter = connection.createStatement()) {
                    alter.execute("alter table " + TABLE + " add column if not exists " + column);
                }
            }
            connection.setAutoCommit(false);
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("delete from " + TABLE);
            }
            warehouse.load(connection, TABLE, PlanFile.COLUMNS, file);
            connection.commit();
        }
    }

    /** The weekly plan of one slot, in all stores. */
    static List<PlanRow> readSlot(Connection warehouse, int slot) throws SQLException {
        List<PlanRow> rows = new ArrayList<>();
        try (PreparedStatement select = warehouse.prepareStatement(
                "select store_id, item_id, on_hand, cooking, cook_quantity, expected_demand, hold_until, expected_gain, without_override,"
                        + " reason from "
                        + TABLE + " where slot_index = ?")) {
            select.setInt(1, slot);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    CookDecision decision = new CookDecision(
                            row.getInt(5),
                            row.getDouble(6),
                            row.getInt(7),
                            row.getDouble(8),
                            row.getObject(9, Integer.class),
                            row.getString(10));
                    rows.add(new PlanRow(
                            row.getString(1), row.getString(2), slot, row.getDouble(3), row.getDouble(4), decision));
                }
            }
        }
        return rows;
    }

    /** Store and item in one. */
    static String key(String storeId, String itemId) {
        return storeId + '/' + itemId;
    }
}
