package kitchensync.pipeline.serving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of serving.store_days, or what MARTS.DAY_TOTALS would make of it; money in cents.
 *
 * @param loadSeq of the newest event that is counted
 */
record StoreDay(
        String storeId,
        LocalDate day,
        long sold,
        BigDecimal revenue,
        long wasted,
        BigDecimal wasteCost,
        long missed,
        BigDecimal missedSales,
        long loadSeq) {

    /** What there is one of for each store and day. */
    record Key(String storeId, LocalDate day) {}

    /** Four weeks to look back on from any day of the last one. */
    private static final int KEPT_DAYS = 35;

    /** What the misses of a row of MARTS.DAY_TOTALS t would have brought; i is STAGING.STG_MENU_ITEMS. */
    static final String MISSED_SALES =
            "cast(case when t.missed = 0 then 0 when t.sold > 0 then t.missed * t.revenue / t.sold"
                    + " else t.missed * coalesce(i.price, 0) end as decimal(18, 2))";

    private static final String MADE = """
            select t.store_id, extract(year from t.sale_date), extract(month from t.sale_date),
              extract(day from t.sale_date), sum(t.sold), sum(t.revenue), sum(t.wasted), sum(t.waste_cost),
              sum(t.missed), sum(%s), max(t.load_seq)
            from MARTS.DAY_TOTALS t
            left join STAGING.STG_MENU_ITEMS i on i.item_id = t.item_id
            where t.sale_date > (select max(sale_date) - %d from MARTS.DAY_TOTALS)
            group by t.store_id, t.sale_date
            """.formatted(MISSED_SALES, KEPT_DAYS);

    private static final String SERVED = """
            select store_id, extract(year from day)::int, extract(month from day)::int, extract(day from day)::int,
              sold, revenue, wasted, waste_cost, missed, missed_sales, load_seq
            from serving.store_days
            """;

    /** As the warehouse has them now. */
    static Map<Key, StoreDay> made(Connection warehouse) throws SQLException {
        return read(warehouse, MADE);
    }

    /** As the pages see them. */
    static Map<Key, StoreDay> served(Connection postgres) throws SQLException {
        return read(postgres, SERVED);
    }

    Key key() {
        return new Key(storeId, day);
    }

    private static Map<Key, StoreDay> read(Connection database, String sql) throws SQLException {
        Map<Key, StoreDay> days = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                StoreDay day = new StoreDay(
                        row.getString(1),
                        LocalDate.of(row.getInt(2), row.getInt(3), row.getInt(4)),
                        row.getLong(5),
                        cents(row.getBigDecimal(6)),
                        row.getLong(7),
                        cents(row.getBigDecimal(8)),
                        row.getLong(9),
                        cents(row.getBigDecimal(10)),
                        row.getLong(11));
                days.put(day.key(), day);
            }
        }
        return days;
    }

    static BigDecimal cents(BigDecimal money) {
        return money.setScale(2, RoundingMode.HALF_UP);
    }
}
