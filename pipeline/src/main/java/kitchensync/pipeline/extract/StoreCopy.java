package kitchensync.pipeline.extract;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Copies the events of one store out of Postgres, all types in one pass. A row is CSV: the ordinal of its
 * {@link EventTable}, the columns that all tables have, then price or reason, then corrects.
 */
final class StoreCopy {

    private static final String TABLE_OF_TYPE = Arrays.stream(EventTable.values())
            .map(table -> " when '" + table.type() + "' then " + table.ordinal())
            .collect(Collectors.joining("", "case type", " end"));

    private StoreCopy() {}

    /**
     * @param store of the catalogue, which lets only letters, digits and _ into its id and schema
     * @return rows copied; fewer than the range has when Postgres no longer has them all
     */
    static long copy(Connection postgres, Store store, CopyRange range, EventFiles files)
            throws SQLException, IOException {
        CopyOut copy = postgres.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + TABLE_OF_TYPE + ", '" + store.id()
                        + "', seq, event_id, item_id, quantity, created_at at time zone 'UTC',"
                        + " case when type = 'waste' then reason when type in ('sale', 'correction') then price::text end, corrects from \""
                        + store.schema() + "\".events where seq > "
                        + range.from() + " and seq <= " + range.to() + ") to stdout (format csv)");
        long rows = 0;
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                files.append(store, row);
                rows++;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return rows;
    }

    /** The oldest seq after {@code from} that Postgres still has; 0 when it has none. */
    static long oldestAfter(Connection postgres, Store store, long from) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(
                        "select min(seq) from \"" + store.schema() + "\".events where seq > " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
