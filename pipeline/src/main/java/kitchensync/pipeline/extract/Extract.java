package kitchensync.pipeline.extract;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.schemas.Workers;

/**
 * Brings what is new in the stores' tables into RAW, every event once. Several threads copy stores out of Postgres into
 * files; the warehouse is loaded one batch at a time.
 */
public final class Extract {

    /** Fewer are copied sooner by one thread: each loads a batch of its own, which costs the warehouse some statements. */
    private static final int EVENTS_A_THREAD = 20_000;

    private final DataSource postgres;
    private final Warehouse warehouse;
    private final int threads;
    private final long batchBytes;
    private final boolean acceptDropped;
    private final AtomicLong copied = new AtomicLong();
    private final Map<EventTable, Long> rows = new EnumMap<>(EventTable.class);

    /**
     * @param threads that copy out of Postgres, each with a connection of its own
     * @param batchBytes of CSV after which a thread hands its rows to the warehouse
     * @param acceptDropped whether to go on where ingest has dropped events that were never read
     */
    public Extract(DataSource postgres, Warehouse warehouse, int threads, long batchBytes, boolean acceptDropped) {
        this.postgres = postgres;
        this.warehouse = warehouse;
        this.threads = threads;
        this.batchBytes = batchBytes;
        this.acceptDropped = acceptDropped;
        for (EventTable table : EventTable.values()) {
            rows.put(table, 0L);
        }
    }

    /** Whether Postgres alone can tell that there is nothing to extract. */
    public static boolean allLoaded(Connection postgres, List<Store> stores) throws SQLException {
        return StoreNews.of(postgres, stores, Extracted.read(postgres)).isEmpty();
    }

    /**
     * @param stores the chain's, closed ones too
     * @param progress told the rows copied so far, from any thread
     * @return rows per table that this extract has brought
     * @throws ExtractException when a store cannot be read; what other stores had may have been loaded by then
     */
    public Map<EventTable, Long> run(List<Store> stores, LongConsumer progress) throws SQLException {
        Map<Store, CopyRange> news;
        long load = 0;
        try (Connection from = postgres.getConnection();
                Connection to = warehouse.connect()) {
            Map<String, Long> positions = Positions.read(to);
            news = StoreNews.of(from, stores, positions);
            if (news.isEmpty()) {
                // Again, because the run that came so far may have ended before it could.
                Extracted.tell(from, positions);
            }
            if (!news.isEmpty() && Positions.hasFiles(to)) {
                throw new ExtractException("this warehouse has its events from files; run the pipeline with"
                        + " kitchensync.pipeline.source=files, or begin a new warehouse");
            }
            if (!news.isEmpty()) {
                load = RawTables.nextLoad(warehouse.dialect(), to);
            }
        }
        if (!news.isEmpty()) {
            copy(news, load, progress);
            try (Connection from = postgres.getConnection();
                    Connection to = warehouse.connect()) {
                Extracted.tell(from, Positions.read(to));
            }
        }
        return Map.copyOf(rows);
    }

    private void copy(Map<Store, CopyRange> news, long load, LongConsumer progress) throws SQLException {
        Queue<Map.Entry<Store, CopyRange>> waiting = new ConcurrentLinkedQueue<>(news.entrySet());
        long events = news.values().stream().mapToLong(CopyRange::events).sum();
        int workers = (int) Math.min(Math.min(threads, news.size()), 1 + events / EVENTS_A_THREAD);
        try {
            Workers.empty(waiting, "extract-", workers, () -> {
                copyStores(waiting, load, progress);
                return null;
            });
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExtractException("the extract was interrupted; run the pipeline again");
        }
    }

    private void copyStores(Queue<Map.Entry<Store, CopyRange>> waiting, long load, LongConsumer progress)
            throws SQLException, IOException {
        try (Connection connection = postgres.getConnection()) {
            var next = waiting.poll();
            while (next != null) {
                try (CopyBatch batch = new CopyBatch(load, acceptDropped)) {
                    while (next != null && batch.bytes() < batchBytes) {
                        long count = batch.copy(connection, next.getKey(), next.getValue());
                        progress.accept(copied.addAndGet(count));
                        next = waiting.poll();
                    }
                    load(batch);
                }
            }
        }
    }

    private synchronized void load(CopyBatch batch) throws SQLException, IOException {
        batch.load(warehouse);
        batch.rows().forEach((table, count) -> rows.merge(table, count, Long::sum));
    }
}
