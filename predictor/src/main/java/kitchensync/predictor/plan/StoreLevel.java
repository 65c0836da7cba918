package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * How busy a store's day is against its forecast, as serving.day_levels has it for the managers' pages.
 *
 * @param day where the store is
 * @param countedTo the newest event that is in it
 * @param factor what the rest of the day's forecast is multiplied by
 */
record StoreLevel(String storeId, LocalDate day, Instant countedTo, double factor) {

    private static final String WRITE = """
            insert into serving.day_levels (store_id, day, counted_to, factor)
            select * from unnest(?::text[], ?::date[], ?::timestamptz[], ?::float8[])
            on conflict (store_id) do update set
              day = excluded.day, counted_to = excluded.counted_to, factor = excluded.factor""";

    static void write(Connection connection, List<StoreLevel> levels) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            List<Function<StoreLevel, Object>> columns =
                    List.of(StoreLevel::storeId, StoreLevel::day, StoreLevel::countedTo, StoreLevel::factor);
            for (int column = 0; column < columns.size(); column++) {
                Object[] texts = levels.stream()
                        .map(columns.get(column))
                        .map(Object::toString)
                        .toArray();
                write.setArray(column + 1, connection.createArrayOf("text", texts));
            }
            write.executeUpdate();
        }
    }
}
