package kitchensync.pipeline.days;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kitchensync.domain.warehouse.Warehouse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The weather and holidays that somebody writes into a file, past days as they were and coming ones as they are
 * forecast; RAW.DAYS is the file as it stood when it last made sense. A file that does not is told of in the log, once,
 * and changes nothing: a kitchen's plan does not wait for the weather. Where the machine fails, the next call tries again.
 */
public final class DayFile {

    private static final Logger LOG = Logger.getLogger(DayFile.class);

    private static final String TABLE = "RAW.DAYS";

    private record Stamp(FileTime changed, long bytes) {}

    private static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1);

    private final Path file;
    private @Nullable Stamp seen;

    public DayFile(Path file) {
        this.file = file;
    }

    /**
     * Brings the file into the warehouse when it has changed since the last call.
     *
     * @return whether it has been
     */
    public synchronized boolean takeUp(Warehouse warehouse, Connection connection) throws SQLException {
        Path csv = null;
        try {
            Stamp stamp = stamp();
            if (stamp.equals(seen)) {
                return false;
            }
            csv = Files.createTempFile("kitchensync-days-", ".csv");
            long days;
            try {
                days = check(csv);
            } catch (CsvParseException | IllegalArgumentException wrong) {
                seen = stamp;
                tell(String.valueOf(wrong.getMessage()));
                return false;
            }
            replace(warehouse, connection, csv);
            seen = stamp;
            LOG.infof("%d days of weather and holidays taken up from %s", days, file);
            return true;
        } catch (NoSuchFileException missing) {
            if (!MISSING.equals(seen)) {
                seen = MISSING;
                tell("it is not there");
            }
            return false;
        } catch (IOException | UncheckedIOException unreadable) {
            tell(String.valueOf(unreadable.getMessage()));
            return false;
        } finally {
            delete(csv);
        }
    }

    private void tell(String problem) {
        LOG.warnf(
                "%s, the file of weather and holidays, is not taken up: %s. What was known before stays.",
                file, problem);
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
    }

    /** @return rows that were written to {@code csv} */
    private long check(Path csv) throws IOException {
        Set<List<String>> known = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file);
                CsvWriter checked =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getHeader().contains("day")) {
                    throw new IllegalArgumentException(
                            "its first line must name the columns " + String.join(",", DayRow.COLUMNS));
                }
                DayRow day = row(row);
                if (!known.add(List.of(day.region(), day.day().toString()))) {
                    throw new IllegalArgumentException("line " + row.getStartingLineNumber() + ": " + day.day()
                            + " stands twice for " + (day.region().isEmpty() ? "all regions" : day.region()));
                }
                checked.writeRecord(day.fields());
            }
        }
        return known.size();
    }

    private static DayRow row(NamedCsvRecord row) {
        try {
            return DayRow.of(row.getFieldsAsMap());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "line " + row.getStartingLineNumber() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void replace(Warehouse warehouse, Connection connection, Path csv) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + TABLE);
            warehouse.load(connection, TABLE, DayRow.COLUMNS, csv);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void delete(@Nullable Path csv) {
        if (csv != null) {
            try {
                Files.deleteIfExists(csv);
            } catch (IOException left) {
                LOG.debugf(left, "%s is left behind", csv);
            }
        }
    }
}
