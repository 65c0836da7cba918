package kitchensync.predictor.plan;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** serving.plan in Postgres. Every change is one transaction: a page reads what was there before it, or after it. */
@ApplicationScoped
class ServingPlan {

    /** A plan's model and age; the oldest row counts. */
    record Stand(String modelVersion, Instant plannedAt) {}

    /** What the crew is cooking from now stays as it is until the slot is over. */
    private static final String KEEP_RUNNING = """
        create temp table running on commit drop as
        select plan.* from serving.plan join unnest(?, ?) as slot (store_id, slot_index) using (store_id, slot_index)""";

    private static final String QUANTITIES = """
        select store_id, item_id, cook_quantity
        from serving.plan join unnest(?, ?) as slot (store_id, slot_index) using (store_id, slot_index)""";

    private static final String RESTORE_RUNNING = """
        update serving.plan set
          cook_quantity = running.cook_quantity, expected_demand = running.expected_demand,
          on_hand = running.on_hand, cooking = running.cooking, hold_until = running.hold_until,
          expected_gain = running.expected_gain, without_override = running.without_override, reason = running.reason, slot_start = running.slot_start
        from running
        where (plan.store_id, plan.slot_index, plan.item_id)
          = (running.store_id, running.slot_index, running.item_id)""";

    private static final String UPDATE = """
            update serving.plan p
            set cook_quantity = n.cook_quantity, expected_demand = n.expected_demand, on_hand = n.on_hand,
                cooking = n.cooking, hold_until = n.hold_until, expected_gain = n.expected_gain,
                without_override = n.without_override, reason = n.reason, slot_start = ?, planned_at = ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              as n (store_id, item_id, slot_index, cook_quantity, expected_demand, on_hand, cooking, hold_until,
                expected_gain, without_override, reason)
            where p.store_id = n.store_id and p.slot_index = n.slot_index and p.item_id = n.item_id""";

    private final AgroalDataSource database;

    ServingPlan(AgroalDataSource database) {
        this.database = database;
    }

    /** Replaces the whole plan by the rows of a file with {@link PlanFile#COLUMNS}. */
    void replace(Path file, Map<String, Integer> running) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement delete = connection.createStatement();
                    Reader rows = Files.newBufferedReader(file)) {
                delete.executeUpdate("set local timezone to 'UTC'");
                keepRunning(connection, running);
                delete.executeUpdate("delete from serving.plan");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy serving.plan (" + String.join(", ", PlanFile.COLUMNS)
                                        + ") from stdin (format csv)",
                                rows);
                delete.executeUpdate(RESTORE_RUNNING);
                connection.commit();
            } catch (SQLException | IOException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    /** The model and time of the oldest row; empty without a plan. */
    Optional<Stand> stand() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select model_version, planned_at from serving.plan order by planned_at limit 1")) {
            return row.next()
                    ? Optional.of(new Stand(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    /**
     * What was to be cooked, by {@link WarehousePlan#key}.
     *
     * @param slots a slot of the week for each store
     */
    Map<String, Integer> quantities(Map<String, Integer> slots) throws SQLException {
        Map<String, Integer> quantities = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(QUANTITIES)) {
            set(select, slots);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    quantities.put(WarehousePlan.key(row.getString(1), row.getString(2)), row.getInt(3));
                }
            }
        }
        return quantities;
    }

    /** Slots of the week that still show a plan made from stock counted for a slot before {@code running}. */
    List<Integer> slotsCountedBefore(Instant running) throws SQLException {
        List<Integer> slots = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select distinct slot_index from serving.plan where slot_start < ? order by 1")) {
            select.setObject(1, running.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    slots.add(row.getInt(1));
                }
            }
        }
        return slots;
    }

    /**
     * Puts rows that were made from counted stock into the plan and notes them with their day, and how busy the days are:
     * all of it or nothing. Rows that are not in the plan are passed over.
     *
     * @param slotStart the slot for which stock was counted
     */
    int count(CountedPlan.Counted plan, Instant slotStart, Instant plannedAt, PlanDays days) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int planned = update(connection, plan.rows(), slotStart, plannedAt);
                StoreLevel.write(connection, plan.levels());
                if (planned > 0) {
                    days.counted(connection, plan.rows(), slotStart);
                }
                connection.commit();
                return planned;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Makes rows the weekly plan's again. */
    void restore(List<PlanRow> rows, Instant plannedAt) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, rows, null, plannedAt);
        }
    }

    private static int update(Connection connection, List<PlanRow> rows, @Nullable Instant slotStart, Instant plannedAt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setObject(
                    1,
                    slotStart == null ? null : slotStart.atOffset(ZoneOffset.UTC),
                    java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(2, plannedAt.atOffset(ZoneOffset.UTC));
            update.setArray(3, array(connection, "text", rows, PlanRow::storeId));
            update.setArray(4, array(connection, "text", rows, PlanRow::itemId));
            update.setArray(5, array(connection, "smallint", rows, PlanRow::slot));
            update.setArray(
                    6, array(connection, "integer", rows, row -> row.decision().quantity()));
            update.setArray(
                    7, array(connection, "float8", rows, row -> row.decision().expectedDemand()));
            update.setArray(8, array(connection, "float8", rows, PlanRow::onHand));
            update.setArray(9, array(connection, "float8", rows, PlanRow::cooking));
            update.setArray(
                    10,
                    array(connection, "smallint", rows, row -> row.decision().holdUntil()));
            update.setArray(
                    11, array(connection, "float8", rows, row -> row.decision().gain()));
            update.setArray(
                    12, array(connection, "integer", rows, row -> row.decision().without()));
            update.setArray(
                    13, array(connection, "text", rows, row -> row.decision().reason()));
            return update.executeUpdate();
        }
    }

    private static void keepRunning(Connection connection, Map<String, Integer> running) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP_RUNNING)) {
            set(keep, running);
            keep.execute();
        }
    }

    private static void set(PreparedStatement statement, Map<String, Integer> slots) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", slots.keySet().toArray()));
        statement.setArray(
                2, connection.createArrayOf("smallint", slots.values().toArray()));
    }

    private static Array array(
            Connection connection, String type, List<PlanRow> rows, Function<PlanRow, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
