package kitchensync.pipeline.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** How far every source table has been read, as RAW.EXTRACT_POSITIONS has it. A table never read stands at 0. */
final class Positions {

    private Positions() {}

    static Map<SourceTable, Long> read(Connection warehouse) throws SQLException {
        Map<SourceTable, Long> positions = new HashMap<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select store_id, table_name, seq from RAW.EXTRACT_POSITIONS")) {
            while (row.next()) {
                positions.put(new SourceTable(row.getString(1), EventTable.valueOf(row.getString(2))), row.getLong(3));
            }
        }
        return positions;
    }

    /**
     * Moves positions on, in the transaction of the connection.
     *
     * @throws ExtractException when one no longer stands where the copy began: somebody else has loaded these rows
     */
    static void move(Connection warehouse, Map<SourceTable, CopyRange> ranges) throws SQLException {
        Map<SourceTable, Long> now = read(warehouse);
        try (PreparedStatement delete = warehouse.prepareStatement(
                        "delete from RAW.EXTRACT_POSITIONS where store_id = ? and table_name = ?");
                PreparedStatement insert =
                        warehouse.prepareStatement("insert into RAW.EXTRACT_POSITIONS values (?, ?, ?)")) {
            for (Map.Entry<SourceTable, CopyRange> moved : ranges.entrySet()) {
                SourceTable source = moved.getKey();
                if (now.getOrDefault(source, 0L) != moved.getValue().from()) {
                    throw new ExtractException("another extract has read store " + source.storeId() + ", "
                            + source.table().source() + " at the same time; run the pipeline again");
                }
                delete.setString(1, source.storeId());
                delete.setString(2, source.table().name());
                delete.executeUpdate();
                insert.setString(1, source.storeId());
                insert.setString(2, source.table().name());
                insert.setLong(3, moved.getValue().to());
                insert.executeUpdate();
            }
        }
    }
}
