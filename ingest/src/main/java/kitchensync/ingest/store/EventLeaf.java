package kitchensync.ingest.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a store's events: what came in during a month.
 *
 * @param firstSeq of its events; absent when it is empty
 * @param lastSeq of its events; absent when it is empty
 */
record EventLeaf(YearMonth month, Optional<Long> firstSeq, Optional<Long> lastSeq) {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'events_'uuuu_MM");
    private static final String LIST = """
            select leaf.relname
            from pg_inherits
            join pg_class as leaf on leaf.oid = inhrelid
            where inhparent = to_regclass(format('%I.events', ?::text))
            order by leaf.relname
            """;

    /** The months that a store has partitions of, oldest first; none when the store has no schema. */
    static List<YearMonth> months(Connection connection, Store store) throws SQLException {
        try (PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setString(1, store.schema());
            List<YearMonth> months = new ArrayList<>();
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    months.add(YearMonth.parse(rows.getString(1), NAME));
                }
            }
            return months;
        }
    }

    /** The partitions of these months. */
    static List<EventLeaf> of(Connection connection, Store store, List<YearMonth> months) throws SQLException {
        List<EventLeaf> leaves = new ArrayList<>();
        for (YearMonth month : months) {
            try (Statement statement = connection.createStatement();
                    ResultSet range = statement.executeQuery("select min(seq), max(seq) from "
                            + statement.enquoteIdentifier(store.schema(), true) + "." + NAME.format(month))) {
                range.next();
                leaves.add(new EventLeaf(month, seq(range, 1), seq(range, 2)));
            }
        }
        return leaves;
    }

    private static Optional<Long> seq(ResultSet row, int column) throws SQLException {
        @Nullable Long value = row.getObject(column, Long.class);
        return Optional.ofNullable(value);
    }

    String table() {
        return NAME.format(month);
    }

    /** No event in it came in at or after this. */
    Instant end() {
        return end(month);
    }

    static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
