package kitchensync.pipeline.serving;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of serving.item_days.
 *
 * @param hours sold, wasted, missed and cooked units, each of the 24 hours
 */
record ItemDay(
        String storeId,
        LocalDate day,
        String itemId,
        long sold,
        BigDecimal revenue,
        long wasted,
        BigDecimal wasteCost,
        long missed,
        BigDecimal missedSales,
        List<Hours> hours) {

    private static final int HOURS = 24;
    private static final int COUNTS = 4;

    /** Units by hour. */
    record Hours(int[] units) {

        /** As Postgres writes an array of smallint, which a unit count of an hour always fits into or is cut to. */
        String literal() {
            return Arrays.stream(units)
                    .mapToObj(count -> String.valueOf(Math.min(count, Short.MAX_VALUE)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    private static final String MADE = """
            with asked (store_id, sale_date) as (select column1, column2 from (values %s) v (column1, column2)),
            hours as (
              select s.store_id, s.item_id, s.sale_date, cast(floor(mod(s.slot_index, 96) / 4) as integer) as hour,
                cast(sum(s.sold) as bigint) as sold, cast(sum(s.wasted) as bigint) as wasted,
                cast(sum(s.missed) as bigint) as missed, cast(sum(s.cooked) as bigint) as cooked
              from INTERMEDIATE.ITEM_SLOTS s
              join asked a on a.store_id = s.store_id and a.sale_date = s.sale_date
              where s.sale_date between date '%s' and date '%s'
              group by 1, 2, 3, 4
            ),
            lists as (
              select store_id, item_id, sale_date, listagg(concat(cast(hour as varchar), ' ', cast(sold as varchar), ' ',
                cast(wasted as varchar), ' ', cast(missed as varchar), ' ', cast(cooked as varchar)), ',') as hours
              from hours group by 1, 2, 3
              having sum(sold + wasted + missed + cooked) > 0
            ),
            items as (
              select l.store_id, l.sale_date, l.item_id, l.hours, coalesce(t.sold, 0) as sold,
                coalesce(t.revenue, 0) as revenue, coalesce(t.wasted, 0) as wasted,
                coalesce(t.waste_cost, 0) as waste_cost, coalesce(t.missed, 0) as missed
              from lists l
              left join MARTS.DAY_TOTALS t
                on t.store_id = l.store_id and t.sale_date = l.sale_date and t.item_id = l.item_id
            )
            select t.store_id, extract(year from t.sale_date), extract(month from t.sale_date),
              extract(day from t.sale_date), t.item_id, t.sold, t.revenue, t.wasted, t.waste_cost, t.missed, %s, t.hours
            from items t
            left join STAGING.STG_MENU_ITEMS i on i.item_id = t.item_id
            """;

    /** All items of some days that were sold, asked for, thrown away or cooked: their hours from INTERMEDIATE.ITEM_SLOTS, what
     * they came to from MARTS.DAY_TOTALS. */
    static List<ItemDay> of(Connection warehouse, List<StoreDay> days) throws SQLException {
        List<LocalDate> dates = days.stream().map(StoreDay::day).sorted().toList();
        String asked = days.stream()
                .map(day -> "('" + day.storeId() + "', date '" + day.day() + "')")
                .collect(Collectors.joining(", "));
        List<ItemDay> items = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        MADE.formatted(asked, dates.getFirst(), dates.getLast(), StoreDay.MISSED_SALES))) {
            while (row.next()) {
                items.add(new ItemDay(
                        row.getString(1),
                        LocalDate.of(row.getInt(2), row.getInt(3), row.getInt(4)),
                        row.getString(5),
                        row.getLong(6),
                        row.getBigDecimal(7),
                        row.getLong(8),
                        row.getBigDecimal(9),
                        row.getLong(10),
                        row.getBigDecimal(11),
                        hours(row.getString(12))));
            }
        }
        return items;
    }

    /** @param list {@code 7 5 0 1 6,8 ..}: an hour with its sold, wasted, missed and cooked units */
    static List<Hours> hours(String list) {
        List<Hours> counts =
                Stream.generate(() -> new Hours(new int[HOURS])).limit(COUNTS).toList();
        for (String hour : list.split(",")) {
            int[] numbers =
                    Arrays.stream(hour.split(" ")).mapToInt(Integer::parseInt).toArray();
            for (int count = 0; count < COUNTS; count++) {
                counts.get(count).units()[numbers[0]] = numbers[count + 1];
            }
        }
        return counts;
    }
}
