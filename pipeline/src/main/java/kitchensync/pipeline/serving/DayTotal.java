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

    private static final String LAST_TWO_DAYS = """
            select store_id, item_id, sale_date, sold, revenue, wasted, waste_cost, missed
            from MARTS.DAY_TOTALS
            qualify sale_date >= max(sale_date) over (partition by store_id) - 1
            order by store_id, item_id, sale_date
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
                        row.getDate(3).toLocalDate(),
                        row.getInt(4),
                        row.getBigDecimal(5),
                        row.getInt(6),
                        row.getBigDecimal(7),
                        row.getInt(8)));
            }
        }
        return totals;
    }
}
