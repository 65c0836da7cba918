package kitchensync.pipeline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kitchensync.domain.warehouse.Warehouse;

/**
 * Writes RAW and MARTS as Parquet: {@code SCHEMA/TABLE/day=2026-01-05/data_0.parquet}, or one file a table where it has
 * no days. A day is that of {@code sale_date}, or of {@code created_at} in UTC. All tables are of one moment, and they
 * replace what an earlier export has left in the folder in one step.
 */
public final class LakeExport {

    /**
     * @param folder that holds the files
     * @param rows by {@code SCHEMA.TABLE}
     */
    public record Report(String folder, Map<String, Long> rows) {}

    private LakeExport() {}

    /**
     * @param select schemas and tables in any case; all when it is empty
     * @param from the first day, of tables that have days
     * @param to the last day
     * @throws IllegalArgumentException when something is selected that is not there, or the range is empty
     * @throws IOException when the folder holds something else than an export
     */
    public static Report run(
            Warehouse warehouse, Path folder, Set<String> select, Optional<LocalDate> from, Optional<LocalDate> to)
            throws SQLException, IOException {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("the range ends on " + to.get() + ", before it begins on " + from.get());
        }
        SwappedFolder swapped = new SwappedFolder(folder);
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            try {
                var tables = LakeTable.of(connection, select);
                Path next = swapped.next();
                for (LakeTable table : tables) {
                    Path into =
                            Files.createDirectories(next.resolve(table.schema()).resolve(table.name()));
                    rows.put(
                            table.relation(),
                            warehouse.unload(
                                    connection,
                                    table.rows(from, to),
                                    table.day().isPresent(),
                                    into));
                }
                swapped.put(next);
            } finally {
                connection.rollback();
            }
        }
        return new Report(folder.toAbsolutePath().normalize().toString(), rows);
    }
}
