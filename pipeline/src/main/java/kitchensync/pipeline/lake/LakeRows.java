package kitchensync.pipeline.lake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.pipeline.extract.EventTable;

/** The rows of one file on their way into the warehouse, as CSV. Closing deletes it. */
final class LakeRows implements LakeFile.Reader, AutoCloseable {

    static final List<String> REJECTED_COLUMNS = List.of("file", "line", "reason");

    private static final int LONGEST_REASON = 300;

    private final LakeFile file;
    private final LakeNumbers numbers;
    private final Instant latest;
    private final long load;
    private final int mostRejected;
    private final Path folder;
    private final Map<EventTable, CsvWriter> events = new EnumMap<>(EventTable.class);
    private final CsvWriter rejects;
    private boolean finished;
    private long taken;
    private long rejected;

    /**
     * @param latest time of an event that is taken
     * @param load the number of this load
     */
    LakeRows(LakeFile file, LakeNumbers numbers, Instant latest, long load, int mostRejected) throws IOException {
        this.file = file;
        this.numbers = numbers;
        this.latest = latest;
        this.load = load;
        this.mostRejected = mostRejected;
        folder = Files.createTempDirectory("kitchensync-load-");
        rejects = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(rejectedRows());
    }

    @Override
    public void row(long line, Map<String, String> values) throws IOException {
        EventRow event;
        try {
            event = EventRow.of(values, file.table(), latest);
        } catch (EventRow.Rejected wrong) {
            rejected(line, Optional.ofNullable(wrong.getMessage()).orElse(""));
            return;
        }
        CsvWriter csv = events.get(event.table());
        if (csv == null) {
            csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path(event.table()));
            events.put(event.table(), csv);
        }
        csv.writeRecord(event.fields(load, numbers.of(event)));
        taken++;
    }

    @Override
    public void rejected(long line, String reason) {
        rejected++;
        if (rejected <= mostRejected) {
            rejects.writeRecord(file.name(), Long.toString(line), shown(reason));
        }
    }

    /** As one short line: it quotes what the file says. */
    private static String shown(String reason) {
        return reason.codePoints()
                .map(letter -> Character.isISOControl(letter) ? '?' : letter)
                .limit(LONGEST_REASON)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The files, complete. */
    Map<EventTable, Path> finish() throws IOException {
        finished = true;
        Map<EventTable, Path> paths = new EnumMap<>(EventTable.class);
        for (Map.Entry<EventTable, CsvWriter> entry : events.entrySet()) {
            entry.getValue().close();
            paths.put(entry.getKey(), path(entry.getKey()));
        }
        rejects.close();
        return paths;
    }

    long taken() {
        return taken;
    }

    long rejected() {
        return rejected;
    }

    Path rejectedRows() {
        return folder.resolve("rejected.csv");
    }

    private Path path(EventTable table) {
        return folder.resolve(table.type() + ".csv");
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            finish();
        }
        SwappedFolder.delete(folder);
    }
}
