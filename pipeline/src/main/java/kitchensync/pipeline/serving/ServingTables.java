package kitchensync.pipeline.serving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands on to the pages what a run has found: serving.day_totals, the days before, and serving.pipeline_status. */
public final class ServingTables {

    private static final int ROWS_A_STATEMENT = 5_000;

    private static final String NEWEST_EVENT = """
            select max(created_at) from (
              select max(created_at) as created_at from RAW.SALES_EVENTS
              union all select max(created_at) from RAW.WASTE_LOG
              union all select max(created_at) from RAW.STOCKOUT_EVENTS
              union all select max(created_at) from RAW.COOKED_EVENTS
            ) each_table
            """;

    /** What stands there already is left out, because a row in conflict would be locked. */
    private static final String UPSERT_TOTALS = """
            insert into serving.day_totals (store_id, item_id, day, sold, revenue, wasted, waste_cost, missed)
            select * from unnest(?::text[], ?::text[], ?::date[], ?::int[], ?::numeric[], ?::int[], ?::numeric[], ?::int[])
            except
            select store_id, item_id, day, sold, revenue, wasted, waste_cost, missed from serving.day_totals
            on conflict (store_id, item_id, day) do update
            set sold = excluded.sold, revenue = excluded.revenue, wasted = excluded.wasted,
                waste_cost = excluded.waste_cost, missed = excluded.missed
            """;

    /** Days that are over, and what a correction has voided. */
    private static final String DELETE_OTHERS = """
            delete from serving.day_totals t
            where not exists (
              select from unnest(?::text[], ?::text[], ?::date[]) as made (store_id, item_id, day)
              where made.store_id = t.store_id and made.item_id = t.item_id and made.day = t.day)
            """;

    private static final String UPSERT_STATUS = """
            insert into serving.pipeline_status (only_row, finished_at, data_up_to, tests_failed, good_at)
            values (true, ?, ?, ?, ?)
            on conflict (only_row) do update
            set finished_at = excluded.finished_at, data_up_to = excluded.data_up_to,
                tests_failed = excluded.tests_failed, good_at = coalesce(excluded.good_at, pipeline_status.good_at)
            """;

    private ServingTables() {}

    /** The newest event in RAW. */
    public static Optional<Instant> dataUpTo(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(NEWEST_EVENT)) {
            row.next();
            return Optional.ofNullable(row.getTimestamp(1))
                    .map(at -> at.toLocalDateTime().toInstant(ZoneOffset.UTC));
        }
    }

    /** When the last run was done, as they say; empty before the first. */
    public static Optional<Instant> finishedAt(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select finished_at from serving.pipeline_status")) {
            return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
        }
    }

    /**
     * Writes all tables in one transaction. Days that are not in the warehouse are dropped. It does not wait for the
     * disk: what a crash of Postgres takes back, the next run writes again.
     *
     * @param postgres in auto-commit mode
     * @param warehouse where the days are read from; empty when the run could not make any, which keeps the old ones
     */
    public static void write(
            Connection postgres,
            Optional<Connection> warehouse,
            Instant finishedAt,
            @Nullable Instant dataUpTo,
            int testsFailed)
            throws SQLException {
        postgres.setAutoCommit(false);
        try (Statement fast = postgres.createStatement()) {
            fast.execute("set local synchronous_commit = off");
            if (warehouse.isPresent()) {
                replace(postgres, DayTotal.ofLastTwoDays(warehouse.get()));
                PastDays.publish(warehouse.get(), postgres);
            }
            try (PreparedStatement status = postgres.prepareStatement(UPSERT_STATUS)) {
                status.setTimestamp(1, Timestamp.from(finishedAt));
                status.setTimestamp(2, dataUpTo == null ? null : Timestamp.from(dataUpTo));
                status.setInt(3, testsFailed);
                status.setTimestamp(4, testsFailed > 0 ? null : Timestamp.from(finishedAt));
                status.executeUpdate();
            }
            postgres.commit();
        } finally {
            postgres.rollback();
            postgres.setAutoCommit(true);
        }
    }

    private static void replace(Connection postgres, List<DayTotal> totals) throws SQLException {
        for (int from = 0; from < totals.size(); from += ROWS_A_STATEMENT) {
            upsert(postgres, totals.subList(from, Math.min(totals.size(), from + ROWS_A_STATEMENT)));
        }
        deleteOthers(postgres, totals);
    }

    private static void upsert(Connection postgres, List<DayTotal> totals) throws SQLException {
        try (PreparedStatement upsert = postgres.prepareStatement(UPSERT_TOTALS)) {
            upsert.setArray(1, array(postgres, "text", totals, DayTotal::storeId));
            upsert.setArray(2, array(postgres, "text", totals, DayTotal::itemId));
            upsert.setArray(
                    3, array(postgres, "text", totals, total -> total.day().toString()));
            upsert.setArray(4, array(postgres, "int4", totals, DayTotal::sold));
            upsert.setArray(5, array(postgres, "numeric", totals, DayTotal::revenue));
            upsert.setArray(6, array(postgres, "int4", totals, DayTotal::wasted));
            upsert.setArray(7, array(postgres, "numeric", totals, DayTotal::wasteCost));
            upsert.setArray(8, array(postgres, "int4", totals, DayTotal::missed));
            upsert.executeUpdate();
        }
    }

    private static void deleteOthers(Connection postgres, List<DayTotal> totals) throws SQLException {
        try (PreparedStatement delete = postgres.prepareStatement(DELETE_OTHERS)) {
            delete.setArray(1, array(postgres, "text", totals, DayTotal::storeId));
            delete.setArray(2, array(postgres, "text", totals, DayTotal::itemId));
            delete.setArray(
                    3, array(postgres, "text", totals, total -> total.day().toString()));
            delete.executeUpdate();
        }
    }

    private static java.sql.Array array(
            Connection postgres,
            String type,
            List<DayTotal> totals,
            java.util.function.Function<DayTotal, Object> column)
            throws SQLException {
        return postgres.createArrayOf(type, totals.stream().map(column).toArray());
    }
}
