package kitchensync.pipeline.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import org.jboss.logging.Logger;

/**
 * Events on their way from Postgres to the warehouse, of one or more stores, and the positions that they move. Rows
 * and positions are committed together, so that a crash at any point repeats or skips nothing.
 */
final class CopyBatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CopyBatch.class);

    private final EventFiles files;
    private final Map<String, CopyRange> ranges = new LinkedHashMap<>();
    private final boolean acceptDropped;

    /**
     * @param load its number, of which its rows are told to be new
     * @param acceptDropped whether events that Postgres has dropped before they came here are only warned of
     */
    CopyBatch(long load, boolean acceptDropped) {
        this.files = new EventFiles(load);
        this.acceptDropped = acceptDropped;
    }

    /**
     * Copies what is new of one store into the batch; answers the rows.
     *
     * @throws ExtractException when some of it is no longer in Postgres
     */
    long copy(Connection postgres, Store store, CopyRange range) throws SQLException, IOException {
        long copied = StoreCopy.copy(postgres, store, range, files);
        // A store's seq has no gaps, so what is missing was there.
        if (copied != range.events()) {
            String message = "store " + store.id() + " has only " + copied + " of its " + range.events()
                    + " events after seq " + range.from() + " (the oldest kept is seq "
                    + StoreCopy.oldestAfter(postgres, store, range.from())
                    + "): the others were dropped before this warehouse had them";
            if (!acceptDropped) {
                throw new ExtractException(message + "; restore a warehouse that has them, or go on without them with"
                        + " kitchensync.pipeline.accept-dropped=true");
            }
            LOG.warn(message);
        }
        ranges.put(store.id(), range);
        return copied;
    }

    long bytes() {
        return files.bytes();
    }

    Map<EventTable, Long> rows() {
        return files.rows();
    }

    /** Appends the rows and moves the positions, in one transaction. */
    void load(Warehouse warehouse) throws SQLException, IOException {
        Map<EventTable, Path> paths = files.finish();
        try (Connection connection = warehouse.connect()) {
            warehouse.label(connection, "{\"app\": \"kitchensync\", \"step\": \"extract\"}");
            connection.setAutoCommit(false);
            loadRows(warehouse, connection, paths);
            Positions.move(connection, ranges);
            connection.commit();
        }
    }

    private void loadRows(Warehouse warehouse, Connection connection, Map<EventTable, Path> paths) throws SQLException {
        Map<EventTable, Long> rows = rows();
        for (Map.Entry<EventTable, Path> file : paths.entrySet()) {
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
        files.close();
    }
}
