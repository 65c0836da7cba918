package kitchensync.pipeline.extract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import kitchensync.domain.catalogue.Store;

/** Temporary CSV files, one a table, that take rows of {@link StoreCopy}. Closing deletes them. */
final class EventFiles implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final EventTable[] TABLES = EventTable.values();

    private final Map<EventTable, EventFile> files = new EnumMap<>(EventTable.class);
    private final byte[] load;
    private long bytes;

    /** One table's file and the rows in it. */
    private static final class EventFile {
        final Path path;
        final OutputStream out;
        long rows;

        EventFile(EventTable table) throws IOException {
            path = Files.createTempFile("kitchensync-" + table.type() + "-", ".csv");
            out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES);
        }
    }

    /** @param load its number, which begins every row */
    EventFiles(long load) {
        this.load = (load + ",").getBytes(StandardCharsets.US_ASCII);
    }

    /** @param row one whole row, its line end included */
    void append(Store store, byte[] row) throws IOException {
        int ordinal = row[0] - '0';
        if (ordinal < 0 || ordinal >= TABLES.length) {
            throw new ExtractException("store " + store.id() + " has an event of a type that this version of the"
                    + " pipeline does not know; deploy a pipeline of ingest's version");
        }
        EventTable table = TABLES[ordinal];
        EventFile file = files.get(table);
        if (file == null) {
            file = new EventFile(table);
            if (files.isEmpty()) {
                sweep(file.path);
            }
            files.put(table, file);
        }
        // Without the ordinal and its comma, the foreign columns, which are empty, and the line end.
        int length = row.length - 3 - table.foreignColumns();
        file.out.write(load);
        file.out.write(row, 2, length);
        file.out.write('\n');
        file.rows++;
        bytes += load.length + length + 1L;
    }

    /** Deletes what processes that were killed have left beside a new file: nobody writes for an hour at one batch. */
    private static void sweep(Path fresh) throws IOException {
        Instant limit = Files.getLastModifiedTime(fresh).toInstant().minus(ABANDONED);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(fresh.getParent(), "kitchensync-*.csv")) {
            for (Path path : all) {
                try {
                    if (Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
                        Files.deleteIfExists(path);
                    }
                } catch (FileSystemException kept) {
                    // Its owner was faster, or is somebody else.
                }
            }
        }
    }

    long bytes() {
        return bytes;
    }

    Map<EventTable, Long> rows() {
        Map<EventTable, Long> rows = new EnumMap<>(EventTable.class);
        files.forEach((table, file) -> rows.put(table, file.rows));
        return rows;
    }

    /** The files, complete. Nothing may be appended afterwards. */
    Map<EventTable, Path> finish() throws IOException {
        Map<EventTable, Path> paths = new EnumMap<>(EventTable.class);
        for (Map.Entry<EventTable, EventFile> entry : files.entrySet()) {
            entry.getValue().out.close();
            paths.put(entry.getKey(), entry.getValue().path);
        }
        return paths;
    }

    @Override
    public void close() throws IOException {
        for (EventFile file : files.values()) {
            try (OutputStream _ = file.out) {
                Files.deleteIfExists(file.path);
            }
        }
    }
}
