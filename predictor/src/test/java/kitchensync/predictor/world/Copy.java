package kitchensync.predictor.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.domain.warehouse.Warehouse;

/** Copies what a world has written from DuckDB to another warehouse. */
public final class Copy {

    private Copy() {}

    /** Makes the predictor's tables there, and fills them. */
    public static void all(Warehouse from, Warehouse to) throws SQLException {
        try (Connection here = from.connect();
                Connection there = to.connect();
                Statement statement = here.createStatement()) {
            World.createTables(there);
            Map<String, List<String>> tables = new TreeMap<>();
            try (ResultSet column = statement.executeQuery("select table_schema || '.' || table_name, column_name"
                    + " from information_schema.columns order by ordinal_position")) {
                while (column.next()) {
                    tables.computeIfAbsent(column.getString(1), table -> new ArrayList<>())
                            .add(column.getString(2));
                }
            }
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                Path rows = Files.createTempFile("rows", ".csv");
                statement.execute("copy " + table.getKey() + " to '" + rows + "' (format csv, header false)");
                if (Files.size(rows) > 0) {
                    to.load(there, table.getKey(), table.getValue(), rows);
                }
                Files.delete(rows);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
