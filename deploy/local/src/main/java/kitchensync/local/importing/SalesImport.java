package kitchensync.local.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.bulk.BulkLoader;
import kitchensync.ingest.csv.SalesFile;
import kitchensync.ingest.csv.SalesRow;
import kitchensync.ingest.event.EventRules;
import kitchensync.ingest.store.StoreSchemas;

/** Stores the sales of a file whose stores and items are in the catalogue by now. */
@Singleton
@Unremovable
public class SalesImport {

    private static final int CHUNK = 20_000;

    /** Of all stores together; a file by time has every store's rows side by side. */
    private static final int MOST_WAITING = 300_000;

    /** What an import was seen to take beside what it keeps of each row. */
    private static final long FIXED_BYTES = 250_000_000;

    /**
     * What became of the rows.
     *
     * @param duplicates rows that an earlier import had stored
     * @param rejects the file with the rejected rows; absent when there are none
     */
    public record Outcome(long stored, long duplicates, long rejected, Path rejects) {}

    private final Catalogue catalogue;
    private final StoreSchemas schemas;
    private final BulkLoader loader;
    private final EventRules rules;

    SalesImport(Catalogue catalogue, StoreSchemas schemas, BulkLoader loader, EventRules rules) {
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.loader = loader;
        this.rules = rules;
    }

    /**
     * Better before anything is stored than in the middle.
     *
     * @param rows of the file
     * @param heap bytes that this process may take
     */
    public static void checkMemory(long rows, long heap) throws IOException {
        long needed = FIXED_BYTES + (long) (rows * Copies.BYTES_PER_ROW);
        if (needed > heap) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%,d rows need about %,d MB of memory, and there are %,d: try KITCHENSYNC_HEAP=%dm, or import parts"
                            + " of the file, no day of which is in two of them",
                    rows,
                    needed >> 20,
                    heap >> 20,
                    (needed * 5 / 4) >> 20));
        }
    }

    /**
     * @param rows of the file that can be read
     * @param storeIds the catalogue's id of each store in the file
     * @param rejects where rejected rows are written, with line and reason
     */
    public Outcome run(SalesFile file, long rows, Map<String, String> storeIds, Path rejects)
            throws IOException, SQLException {
        schemas.migrate(catalogue.activeStores(), done -> {});
        Files.createDirectories(Objects.requireNonNull(rejects.getParent()));
        try (CsvWriter rejected = CsvWriter.builder().build(rejects)) {
            rejected.writeRecord("line", "reason", "row");
            Run run = new Run(rows, storeIds, rejected);
            file.read(run::take, row -> run.reject(row.line(), row.reason(), row.text()));
            run.storeAll();
            return new Outcome(run.stored, run.taken - run.stored, run.rejected, rejects);
        }
    }

    /** One pass over the file. */
    private final class Run {

        private final Map<String, String> storeIds;
        private final CsvWriter rejects;
        private final Map<Store, List<Event>> waiting = new HashMap<>();
        private final RowSales sales;
        private int waitingRows;
        private long taken;
        private long stored;
        private long rejected;

        Run(long rows, Map<String, String> storeIds, CsvWriter rejects) {
            this.sales = new RowSales(catalogue, rows);
            this.storeIds = storeIds;
            this.rejects = rejects;
        }

        void reject(long line, String reason, String text) {
            rejected++;
            rejects.writeRecord(String.valueOf(line), reason, text);
        }

        void take(SalesRow row) {
            Optional<Store> active = catalogue.store(storeIds.getOrDefault(row.storeId(), row.storeId()));
            if (active.isEmpty()) {
                reject(row.line(), "the store is not active in the catalogue", row.text());
                return;
            }
            Store store = active.get();
            Event sale = sales.sale(row, store);
            var problem = rules.problem(sale);
            if (problem.isPresent()) {
                reject(row.line(), problem.get(), row.text());
                return;
            }
            taken++;
            List<Event> events = waiting.computeIfAbsent(store, s -> new ArrayList<>());
            events.add(sale);
            waitingRows++;
            if (events.size() == CHUNK) {
                store(store, events);
            } else if (waitingRows == MOST_WAITING) {
                var most = Collections.max(
                        waiting.entrySet(),
                        Comparator.comparingInt(of -> of.getValue().size()));
                store(most.getKey(), most.getValue());
            }
        }

        void storeAll() {
            waiting.forEach(this::store);
        }

        private void store(Store store, List<Event> events) {
            try {
                stored += loader.load(store, events.iterator(), done -> {}).stored();
                waitingRows -= events.size();
                events.clear();
            } catch (SQLException failed) {
                throw new UncheckedIOException(new IOException(failed));
            }
        }
    }
}
