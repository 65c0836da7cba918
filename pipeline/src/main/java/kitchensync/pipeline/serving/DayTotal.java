package kitchensync.pipeline.serving;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One row of MARTS.DAY_TOTALS. */
public record DayTotal(
        String storeId,
        String itemId,
        LocalDate day,
        int sold,
        BigDecimal revenue,
        int wasted,
        BigDecimal wasteCost,
        int missed) {

    /** What they are read from. */
    public static final String TABLE = "MARTS.DAY_TOTALS";

    private static final String LAST_TWO_DAYS = """
            select t.store_id, t.item_id, extract(year from t.sale_date), extract(month from t.sale_date),
              extract(day from t.sale_date), t.sold, t.revenue, t.wasted, t.waste_cost, t.missed
            from MARTS.DAY_TOTALS t
            join (select store_id, max(sale_date) as newest from MARTS.DAY_TOTALS group by store_id) n
              on n.store_id = t.store_id and t.sale_date >= n.newest - 1
            order by t.store_id, t.item_id, t.sale_date
            """;

    /** Of every store's newest local day with anything in it, and the day before. */
    public static List<DayTotal> ofLastTwoDays(Connection warehouse) throws SQLException {
        List<DayTotal> totals = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(LAST_TWO_DAYS)) {
            while (row.next()) {
                totals.add(new DayTotal(
                        row.getString(1),
                        row.getString(2),
                        LocalDate.of(row.getInt(3), row.getInt(4), row.getInt(5)),
                        row.getInt(6),
                        row.getBigDecimal(7),
                        row.getInt(8),
                        row.getBigDecimal(9),
                        row.getInt(10)));
            }
        }
        return totals;
    }
}
