package kitchensync.predictor.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads what was asked for on whole days from the warehouse: units sold and units missed. It is the only thing that is
 * read of the past, for training and for forecasting alike.
 */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * @param days the newest days that are read at most; a year and a half tells one summer from the next
     * @return what the stores and items of the assortment were asked for; a history of no days when nothing is known yet
     */
    public static DemandHistory read(Connection warehouse, Assortment assortment, int days) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            LocalDate first;
            LocalDate last;
            try (ResultSet span =
                    statement.executeQuery("select min(sale_date), max(sale_date) from INTERMEDIATE.STORE_DAYS")) {
                span.next();
                if (span.getDate(1) == null) {
                    return new DemandHistory(assortment, LocalDate.EPOCH, 0);
                }
                first = span.getDate(1).toLocalDate();
                last = span.getDate(2).toLocalDate();
            }
            if (first.isBefore(last.minusDays(days - 1L))) {
                first = last.minusDays(days - 1L);
            }
            DemandHistory history =
                    new DemandHistory(assortment, first, (int) (last.toEpochDay() - first.toEpochDay()) + 1);
            try (ResultSet row = statement.executeQuery(demand(assortment, first, last))) {
                while (row.next()) {
                    history.add(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getDouble(5));
                }
            }
            return history;
        }
    }

    /** Places and days as numbers, which are read several times faster than names and dates. */
    private static String demand(Assortment assortment, LocalDate first, LocalDate last) {
        String stores =
                places(assortment.shops().stream().map(Assortment.Shop::id).toList());
        String items = places(
                assortment.products().stream().map(Assortment.Product::id).toList());
        return "select s.place, i.place, datediff('day', date '" + first + "', d.sale_date), mod(d.slot_index, 96),"
                + " d.quantity + d.missed from INTERMEDIATE.ROLLING_FEATURES_15MIN d"
                + " join (values " + stores + ") as s (id, place) on s.id = d.store_id"
                + " join (values " + items + ") as i (id, place) on i.id = d.item_id"
                + " where d.sale_date between date '" + first + "' and date '" + last + "'";
    }

    /** Ids come from the catalogue, which allows letters, digits and _ only. */
    private static String places(List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(place -> "('" + ids.get(place) + "', " + place + ")")
                .collect(Collectors.joining(", "));
    }
}
