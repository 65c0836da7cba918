package kitchensync.pipeline.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.pipeline.extract.EventTable;

/**
 * Numbers a store's events of all types: as their file does, and after the newest that is there where it does not, or
 * where another event has that number. So none is lost, and of two corrections with one number the later one counts.
 */
final class LakeNumbers {

    private static final String EVENTS = Stream.of(EventTable.values())
            .map(table -> "select store_id, seq from " + table.raw())
            .collect(Collectors.joining(" union all "));

    /** One of several rows with a number keeps it, unless RAW has it already. */
    private static final String ANEW = """
            update %1$s set seq = anew.seq
            from (
              select store_id, event_id, %2$d + row_number() over (partition by store_id order by seq, event_id) as seq
              from (
                select store_id, seq, event_id
                from (
                  select store_id, seq, event_id, 1 as late from %1$s
                  union all
                  select store_id, seq, null, 0 from (%3$s) known
                  where (store_id, seq) in (select store_id, seq from %1$s)
                ) together
                qualify row_number() over (partition by store_id, seq order by late, event_id) > 1
              ) taken
              where event_id is not null
            ) anew
            where %1$s.store_id = anew.store_id and %1$s.event_id = anew.event_id
            """;

    private final Map<String, Long> newest = new HashMap<>();

    /** Takes note of the numbers in a table of events. */
    void read(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select store_id, max(seq) from " + table + " group by store_id")) {
            while (row.next()) {
                newest.merge(row.getString(1), row.getLong(2), Math::max);
            }
        }
    }

    /** The event's own number, or the next one of its store. */
    long of(EventRow event) {
        long last = newest.getOrDefault(event.storeId(), 0L);
        long seq = Optional.ofNullable(event.seq()).orElse(last + 1);
        newest.put(event.storeId(), Math.max(last, seq));
        return seq;
    }

    /**
     * Gives the rows of a table another number where an event in RAW or another of the rows has theirs.
     *
     * @param table of events that are not in RAW yet, each once
     * @return rows that have another one now
     */
    int anew(Statement statement, String table) throws SQLException {
        long last = newest.isEmpty() ? 0 : Collections.max(newest.values());
        int rows = statement.executeUpdate(String.format(Locale.ROOT, ANEW, table, last, EVENTS));
        if (rows > 0) {
            read(statement, table);
        }
        return rows;
    }
}
