package kitchensync.pipeline.extract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import org.postgresql.copy.CopyManager;

/**
 * Rows on their way from Postgres to the warehouse: a file a table, from one or more stores, and the positions that
 * these rows move. Rows and positions are committed together, so that a crash at any point repeats or skips nothing.
 */
final class CopyBatch implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Map<EventTable, Path> files = new EnumMap<>(EventTable.class);
    private final Map<EventTable, Long> rows = new EnumMap<>(EventTable.class);
    private final Map<SourceTable, CopyRange> ranges = new LinkedHashMap<>();

    /** Copies one table of one store into the batch's file; answers the rows. */
    long copy(CopyManager postgres, Store store, EventTable table, CopyRange range) throws SQLException, IOException {
        Path file = files.get(table);
        if (file == null) {
            file = Files.createTempFile("kitchensync-" + table.source() + "-", ".csv");
            files.put(table, file);
        }
        long copied;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND), BUFFER_BYTES)) {
            copied = postgres.copyOut(
                    "copy (" + table.copyQuery(store.id(), store.schema(), range.from(), range.to())
                            + ") to stdout (format csv)",
                    out);
        }
        rows.merge(table, copied, Long::sum);
        ranges.put(new SourceTable(store.id(), table), range);
        return copied;
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files.values()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    Map<EventTable, Long> rows() {
        return rows;
    }

    /** Appends the rows and moves the positions, in one transaction. */
    void load(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            try {
                loadRows(warehouse, connection);
                Positions.move(connection, ranges);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private void loadRows(Warehouse warehouse, Connection connection) throws SQLException {
        for (Map.Entry<EventTable, Path> file : files.entrySet()) {
            EventTable table = file.getKey();
            long loaded = warehouse.load(connection, table.raw(), table.columns(), file.getValue());
            long copied = rows.getOrDefault(table, 0L);
            if (loaded != copied) {
                throw new ExtractException(table.raw() + " took " + loaded + " of " + copied
                        + " copied rows; nothing of them is kept, run the pipeline again");
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
    }
}
