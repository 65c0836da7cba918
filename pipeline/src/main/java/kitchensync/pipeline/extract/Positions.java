package kitchensync.pipeline.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** How far every store has been read, as RAW.EXTRACT_POSITIONS has it. A store never read stands at 0. */
final class Positions {

    private Positions() {}

    /** The seq of the last event read, by store id. */
    static Map<String, Long> read(Connection warehouse) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select store_id, seq from RAW.EXTRACT_POSITIONS")) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }

    /** Whether events have come from files, which have no positions. */
    static boolean hasFiles(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from RAW.LOADED_FILES")) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    /**
     * Moves positions on, in the transaction of the connection.
     *
     * @param ranges by store id; at least one
     * @throws ExtractException when one no longer stands where the copy began: somebody else has loaded these rows
     */
    static void move(Connection warehouse, Map<String, CopyRange> ranges) throws SQLException {
        Map<String, Long> now = read(warehouse);
        ranges.forEach((storeId, range) -> {
            if (now.getOrDefault(storeId, 0L) != range.from()) {
                throw new ExtractException(
                        "another extract has read store " + storeId + " at the same time; run the pipeline again");
            }
        });
        // Two statements for all stores: a warehouse takes as long for one row as for hundreds.
        try (PreparedStatement delete = warehouse.prepareStatement(
                        "delete from RAW.EXTRACT_POSITIONS where store_id in (" + times(ranges.size(), "?") + ")");
                PreparedStatement insert = warehouse.prepareStatement(
                        "insert into RAW.EXTRACT_POSITIONS values " + times(ranges.size(), "(?, ?)"))) {
            int store = 0;
            for (Map.Entry<String, CopyRange> moved : ranges.entrySet()) {
                delete.setString(store + 1, moved.getKey());
                insert.setString(2 * store + 1, moved.getKey());
                insert.setLong(2 * store + 2, moved.getValue().to());
                store++;
            }
            delete.executeUpdate();
            insert.executeUpdate();
        }
    }

    private static String times(int count, String part) {
        return String.join(", ", Collections.nCopies(count, part));
    }
}
