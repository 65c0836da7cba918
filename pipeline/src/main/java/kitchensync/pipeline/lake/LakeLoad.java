package kitchensync.pipeline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.extract.EventTable;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.extract.RawTables;

/**
 * Brings the events of a folder's files into RAW: every file once, told by its content, and every event once, told by
 * store and {@code event_id}. A file's events, its rejected rows (RAW.REJECTED_ROWS) and the word that it has been loaded
 * (RAW.LOADED_FILES) are committed together. {@link LakeNumbers} sees to it that no two events of a store have one {@code seq}.
 */
public final class LakeLoad {

    /** Rejected rows of a file that are written down; all are counted. */
    private static final int MOST_REJECTED = 10_000;

    /** By which a till's clock may be fast; what ingest allows out of the box. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private final Warehouse warehouse;
    private final Clock clock;
    private final LakeNumbers numbers = new LakeNumbers();
    private final Map<EventTable, Long> loaded = new EnumMap<>(EventTable.class);
    private long number;
    private int files;
    private int known;
    private long duplicates;
    private long renumbered;
    private long rejected;

    /**
     * @param files loaded now
     * @param known files of which the content had been loaded before
     * @param rows new events by table
     * @param duplicates events that were there already
     * @param renumbered new events of which another event had the {@code seq}
     * @param rejected rows that are no event; RAW.REJECTED_ROWS says why
     */
    public record Report(
            int files, int known, Map<EventTable, Long> rows, long duplicates, long renumbered, long rejected) {}

    private LakeLoad(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
        for (EventTable table : EventTable.values()) {
            loaded.put(table, 0L);
        }
    }

    /**
     * @param clock of the chain: tells when a file was loaded, and which events cannot have happened yet
     * @throws ExtractException when the folder is not there, a file cannot be read, or the warehouse has its events from
     *     Postgres; files before the broken one stay loaded
     */
    public static Report run(Warehouse warehouse, Path folder, Clock clock) throws SQLException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new ExtractException("there is no folder " + folder.toAbsolutePath() + " to load events from");
        }
        LakeLoad load = new LakeLoad(warehouse, clock);
        try (Connection connection = warehouse.connect()) {
            load.begin(connection);
            connection.setAutoCommit(false);
            for (LakeFile file : LakeFile.in(folder)) {
                try {
                    load.file(connection, file);
                    connection.commit();
                } catch (SQLException | IOException broken) {
                    throw new ExtractException("cannot load " + file.path() + ": " + broken.getMessage());
                }
            }
        }
        return new Report(load.files, load.known, load.loaded, load.duplicates, load.renumbered, load.rejected);
    }

    private void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select count(*) from RAW.EXTRACT_POSITIONS")) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw new ExtractException("this warehouse has its events from Postgres, which will bring them"
                            + " again; load files into a warehouse of their own");
                }
            }
            for (EventTable table : EventTable.values()) {
                numbers.read(statement, table.raw());
            }
        }
        number = RawTables.nextLoad(warehouse.dialect(), connection);
    }

    private void file(Connection connection, LakeFile file) throws SQLException, IOException {
        String hash = file.hash();
        if (isKnown(connection, hash)) {
            known++;
            return;
        }
        try (LakeRows rows = new LakeRows(file, numbers, latest(file), number, MOST_REJECTED)) {
            file.read(warehouse, connection, rows);
            long fresh = 0;
            for (Map.Entry<EventTable, Path> csv : rows.finish().entrySet()) {
                long added = insert(connection, csv.getKey(), csv.getValue());
                loaded.merge(csv.getKey(), added, Long::sum);
                fresh += added;
            }
            warehouse.load(connection, "RAW.REJECTED_ROWS", LakeRows.REJECTED_COLUMNS, rows.rejectedRows());
            files++;
            duplicates += rows.taken() - fresh;
            rejected += rows.rejected();
            remember(connection, file, hash, fresh, rows.rejected());
        }
    }

    /** The clock of a folder in which nothing runs stands still, so what the file was written after counts as well. */
    private Instant latest(LakeFile file) throws IOException {
        Instant written = Files.getLastModifiedTime(file.path()).toInstant();
        Instant now = clock.instant();
        return (written.isAfter(now) ? written : now).plus(MOST_AHEAD);
    }

    private static boolean isKnown(Connection connection, String hash) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from RAW.LOADED_FILES where sha256 = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        }
    }

    private long insert(Connection connection, EventTable table, Path csv) throws SQLException {
        String columns = String.join(", ", table.columns());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temporary table kitchensync_loading as select " + columns + " from "
                    + table.raw() + " limit 0");
            warehouse.load(connection, "kitchensync_loading", table.columns(), csv);
            statement.execute("create or replace temporary table kitchensync_fresh as select " + columns
                    + " from kitchensync_loading fresh where not exists (select 1 from " + table.raw()
                    + " old where old.store_id = fresh.store_id and old.event_id = fresh.event_id)"
                    + " qualify row_number() over (partition by store_id, event_id order by seq) = 1");
            renumbered += numbers.anew(statement, "kitchensync_fresh");
            long added = statement.executeUpdate(
                    "insert into " + table.raw() + " (" + columns + ") select " + columns + " from kitchensync_fresh");
            statement.execute("drop table kitchensync_loading");
            statement.execute("drop table kitchensync_fresh");
            return added;
        }
    }

    private void remember(Connection connection, LakeFile file, String hash, long rows, long rejects)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into RAW.LOADED_FILES values (?, ?, ?, ?, ?)")) {
            insert.setString(1, hash);
            insert.setString(2, file.name());
            insert.setLong(3, rows);
            insert.setLong(4, rejects);
            insert.setObject(5, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
