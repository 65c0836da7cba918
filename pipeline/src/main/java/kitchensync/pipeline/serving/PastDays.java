package kitchensync.pipeline.serving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * serving.store_days, item_days and waste_events. What the pages have is compared with what the warehouse has, day by
 * day, and only days that differ are written: it needs no memory of what was written before, and mends what is wrong.
 */
final class PastDays {

    /** Days of stores that are read and written at a time: some 20,000 rows. */
    private static final int DAYS_AT_A_TIME = 400;

    private static final String DELETE_ITEMS = """
            delete from serving.item_days d using unnest(?::text[], ?::date[]) as made (store_id, day)
            where d.store_id = made.store_id and d.day = made.day
            """;

    private static final String DELETE_DAYS = """
            delete from serving.store_days
            where (store_id, day) in (select * from unnest(?::text[], ?::date[]))
            """;

    private static final String INSERT_DAYS = """
            insert into serving.store_days
              (store_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales, load_seq)
            select * from unnest(?::text[], ?::date[], ?::int[], ?::numeric[], ?::int[], ?::numeric[], ?::int[],
              ?::numeric[], ?::bigint[])
            """;

    private static final String INSERT_ITEMS = """
            insert into serving.item_days
              (store_id, day, item_id, sold, revenue, wasted, waste_cost, missed, missed_sales,
               sold_hours, wasted_hours, missed_hours, cooked_hours)
            select store_id, day, item_id, sold, revenue, wasted, waste_cost, missed, missed_sales,
              sold_hours::smallint[], wasted_hours::smallint[], missed_hours::smallint[], cooked_hours::smallint[]
            from unnest(?::text[], ?::date[], ?::text[], ?::int[], ?::numeric[], ?::int[], ?::numeric[], ?::int[],
              ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[])
              as made (store_id, day, item_id, sold, revenue, wasted, waste_cost, missed, missed_sales,
                sold_hours, wasted_hours, missed_hours, cooked_hours)
            """;

    private static final String INSERT_WASTE = """
            insert into serving.waste_events (store_id, event_id, day, at, item_id, units, reason)
            select * from unnest(?::text[], ?::uuid[], ?::date[], ?::timestamptz[], ?::text[], ?::int[], ?::text[])
            on conflict do nothing
            """;

    private PastDays() {}

    /** Writes what has changed, in the transaction of {@code postgres}. */
    static void publish(Connection warehouse, Connection postgres) throws SQLException {
        Map<StoreDay.Key, StoreDay> made = StoreDay.made(warehouse);
        Map<StoreDay.Key, StoreDay> served = StoreDay.served(postgres);
        List<StoreDay> gone = served.values().stream()
                .filter(day -> !made.containsKey(day.key()))
                .toList();
        if (!gone.isEmpty()) {
            execute(postgres, DELETE_ITEMS, gone, keys());
            execute(postgres, DELETE_DAYS, gone, keys());
        }
        List<StoreDay> changed = made.values().stream()
                .filter(day -> !day.equals(served.get(day.key())))
                .toList();
        for (int from = 0; from < changed.size(); from += DAYS_AT_A_TIME) {
            List<StoreDay> some = changed.subList(from, Math.min(changed.size(), from + DAYS_AT_A_TIME));
            replace(warehouse, postgres, some);
        }
        if (!changed.isEmpty()) {
            waste(warehouse, postgres, changed, served);
        }
    }

    private static void replace(Connection warehouse, Connection postgres, List<StoreDay> days) throws SQLException {
        execute(postgres, DELETE_ITEMS, days, keys());
        execute(postgres, DELETE_DAYS, days, keys());
        execute(
                postgres,
                INSERT_DAYS,
                days,
                List.of(
                        StoreDay::storeId,
                        StoreDay::day,
                        StoreDay::sold,
                        StoreDay::revenue,
                        StoreDay::wasted,
                        StoreDay::wasteCost,
                        StoreDay::missed,
                        StoreDay::missedSales,
                        StoreDay::loadSeq));
        execute(
                postgres,
                INSERT_ITEMS,
                ItemDay.of(warehouse, days),
                List.of(
                        ItemDay::storeId,
                        ItemDay::day,
                        ItemDay::itemId,
                        ItemDay::sold,
                        ItemDay::revenue,
                        ItemDay::wasted,
                        ItemDay::wasteCost,
                        ItemDay::missed,
                        ItemDay::missedSales,
                        item -> item.hours().get(0).literal(),
                        item -> item.hours().get(1).literal(),
                        item -> item.hours().get(2).literal(),
                        item -> item.hours().get(3).literal()));
    }

    private static void waste(
            Connection warehouse, Connection postgres, List<StoreDay> changed, Map<StoreDay.Key, StoreDay> served)
            throws SQLException {
        LocalDate newest =
                changed.stream().map(StoreDay::day).max(LocalDate::compareTo).orElseThrow();
        LocalDate oldest = newest.minusDays(WasteEvent.KEPT_DAYS - 1L);
        List<WasteEvent.Asked> asked = new ArrayList<>();
        for (StoreDay day : changed) {
            StoreDay before = served.get(day.key());
            // Waste is never taken back, so as many units are the same events
            if (!day.day().isBefore(oldest) && (before == null || before.wasted() != day.wasted())) {
                long after = before != null && before.loadSeq() < day.loadSeq() ? before.loadSeq() : -1;
                asked.add(new WasteEvent.Asked(day.storeId(), day.day(), after));
            }
        }
        for (int from = 0; from < asked.size(); from += DAYS_AT_A_TIME) {
            execute(
                    postgres,
                    INSERT_WASTE,
                    WasteEvent.of(warehouse, asked.subList(from, Math.min(asked.size(), from + DAYS_AT_A_TIME))),
                    List.of(
                            WasteEvent::storeId,
                            WasteEvent::eventId,
                            WasteEvent::day,
                            WasteEvent::at,
                            WasteEvent::itemId,
                            WasteEvent::units,
                            WasteEvent::reason));
        }
        if (changed.stream().anyMatch(day -> !served.containsKey(day.key()))) {
            try (PreparedStatement delete =
                    postgres.prepareStatement("delete from serving.waste_events where day < ?::date")) {
                delete.setString(1, oldest.toString());
                delete.executeUpdate();
            }
        }
    }

    private static List<Function<StoreDay, @Nullable Object>> keys() {
        return List.of(StoreDay::storeId, StoreDay::day);
    }

    /** Each column goes as an array of texts, which the statement casts. */
    private static <T> void execute(
            Connection postgres, String sql, List<T> rows, List<Function<T, @Nullable Object>> columns)
            throws SQLException {
        try (PreparedStatement statement = postgres.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                Function<T, @Nullable Object> value = columns.get(column);
                String[] texts = new String[rows.size()];
                for (int row = 0; row < texts.length; row++) {
                    Object cell = value.apply(rows.get(row));
                    texts[row] = cell == null ? null : cell.toString();
                }
                statement.setArray(column + 1, postgres.createArrayOf("text", texts));
            }
            statement.executeUpdate();
        }
    }
}
