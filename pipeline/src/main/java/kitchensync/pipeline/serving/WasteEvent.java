package kitchensync.pipeline.serving;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of serving.waste_events. */
record WasteEvent(
        String storeId,
        String eventId,
        LocalDate day,
        OffsetDateTime at,
        String itemId,
        int units,
        @Nullable String reason) {

    /** Today and the week before it. */
    static final int KEPT_DAYS = 8;

    /** Of a store and day, what is later than that. */
    record Asked(String storeId, LocalDate day, long afterLoadSeq) {}

    private static final String MADE = """
            select w.store_id, cast(w.event_id as varchar), extract(year from w.sale_date),
              extract(month from w.sale_date), extract(day from w.sale_date), w.created_at, w.item_id, w.quantity,
              w.reason
            from STAGING.STG_WASTE_LOG w
            join (values %s) a (store_id, sale_date, after) on a.store_id = w.store_id and a.sale_date = w.sale_date
            where w.load_seq > a.after and w.load_seq > %d and w.created_at >= timestamp '%s 00:00:00'
            """;

    /** Waste is never taken back, so what was there stays. */
    static List<WasteEvent> of(Connection warehouse, List<Asked> days) throws SQLException {
        List<WasteEvent> events = new ArrayList<>();
        if (days.isEmpty()) {
            return events;
        }
        // A local day begins less than a day before its date does in UTC.
        LocalDate since = days.stream()
                .map(Asked::day)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .minusDays(1);
        // Said once more as a number, so that the warehouse need not look at the rest of the log
        long after = days.stream().mapToLong(Asked::afterLoadSeq).min().orElseThrow();
        String asked = days.stream()
                .map(day -> "('" + day.storeId() + "', date '" + day.day() + "', " + day.afterLoadSeq() + ")")
                .collect(Collectors.joining(", "));
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(MADE.formatted(asked, after, since))) {
            while (row.next()) {
                events.add(new WasteEvent(
                        row.getString(1),
                        row.getString(2),
                        LocalDate.of(row.getInt(3), row.getInt(4), row.getInt(5)),
                        row.getTimestamp(6).toLocalDateTime().atOffset(ZoneOffset.UTC),
                        row.getString(7),
                        row.getInt(8),
                        row.getString(9)));
            }
        }
        return events;
    }
}
