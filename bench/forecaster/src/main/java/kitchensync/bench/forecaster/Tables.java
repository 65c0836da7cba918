package kitchensync.bench.forecaster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The tables of docs/warehouse.md that the predictor reads. */
final class Tables {

    private static final List<String> CREATE = List.of(
            "create schema if not exists RAW",
            "create schema if not exists STAGING",
            "create schema if not exists INTERMEDIATE",
            "create schema if not exists MARTS",
            """
            create table RAW.FORECASTS (store_id varchar, item_id varchar, sale_date date, slot_index integer,
              predicted_units double, model_version varchar, predicted_at timestamp)""",
            """
            create table INTERMEDIATE.ITEM_SLOTS (store_id varchar, item_id varchar, sale_date date, slot_index integer,
              sold integer, missed integer, wasted integer, cooked integer)""",
            """
            create view INTERMEDIATE.ROLLING_FEATURES_15MIN as
            select store_id, item_id, sale_date, slot_index, sold as quantity, missed
            from INTERMEDIATE.ITEM_SLOTS where sold > 0 or missed > 0""",
            """
            create table STAGING.STG_DAYS (store_id varchar, day date, temp_f double, precip integer, holiday varchar)""",
            """
            create table STAGING.STG_COOKED_EVENTS (store_id varchar, seq bigint, item_id varchar, quantity integer,
              created_at timestamp)""");

    private Tables() {}

    static void create(Statement statement) throws SQLException {
        for (String table : CREATE) {
            statement.execute(table);
        }
    }

    /** What follows from the lines: the days that are over, and a stock of what was cooked lately. */
    static void fill(Statement statement, Instant now) throws SQLException {
        statement.execute("""
                create table INTERMEDIATE.STORE_DAYS as
                select distinct store_id, sale_date, isodow(sale_date) - 1 as day_of_week from INTERMEDIATE.ITEM_SLOTS
                where sale_date < (select max(sale_date) from INTERMEDIATE.ITEM_SLOTS)""");
        statement.execute("""
                create table INTERMEDIATE.EVENT_DAYS as
                select distinct store_id, sale_date, cast(sale_date as timestamp) as newest_at, true as has_sales,
                  1 as load_seq
                from INTERMEDIATE.ITEM_SLOTS""");
        statement.execute("""
                create table MARTS.STOCK_ON_HAND as
                select store_id, item_id, cast(hash(store_id, item_id) %% 6 as integer) as on_hand, 0 as cooking,
                  timestamp '%s' as as_of
                from (select distinct store_id, item_id from INTERMEDIATE.ITEM_SLOTS)""".formatted(LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
    }

    /** Lines of all stores. */
    static long rows(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from INTERMEDIATE.ITEM_SLOTS")) {
            row.next();
            return row.getLong(1);
        }
    }
}
