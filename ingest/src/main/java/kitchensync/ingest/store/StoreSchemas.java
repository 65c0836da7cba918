package kitchensync.ingest.store;

import static java.util.stream.Collectors.toCollection;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.IngestSettings;
import kitchensync.schemas.Scripts;
import kitchensync.schemas.Turn;
import kitchensync.schemas.Workers;
import org.jboss.logging.Logger;

/**
 * Makes and migrates the Postgres schema of every store, several at a time. A schema whose migration is complete
 * carries the edition of the scripts as its comment: a run that was cut off is completed by the next, which finds
 * what is done with one query. Processes that start together take turns.
 */
@Singleton
public class StoreSchemas {

    private static final Logger LOG = Logger.getLogger(StoreSchemas.class);
    private static final Scripts SCRIPTS =
            new Scripts(StoreSchemas.class, "kitchensync/ingest/store", "schema_history");
    private static final String MARK = "KitchenSync events ";

    /**
     * What a run did.
     *
     * @param stores whose schemas are complete now
     * @param migrated of these, the ones that were not before
     */
    public record Migrated(int stores, int migrated, Duration took) {}

    private final AgroalDataSource database;
    private final IngestSchema ingest;
    private final Partitions partitions;
    private final int threads;

    StoreSchemas(AgroalDataSource database, IngestSchema ingest, Partitions partitions, IngestSettings settings) {
        this.database = database;
        this.ingest = ingest;
        this.partitions = partitions;
        this.threads = settings.migrateThreads();
    }

    /**
     * Makes what the stores share, then what each has, and the partitions of this month and the next.
     *
     * @param progress told the number of stores done, once a store
     * @throws SQLException when the database cannot be reached; what was migrated until then stays
     */
    public Migrated migrate(List<Store> stores, LongConsumer progress) throws SQLException {
        long began = System.nanoTime();
        ingest.migrate();
        int migrated = 0;
        if (!stores.isEmpty()) {
            try (Turn _ = Turn.take(database, "kitchensync: migrate stores")) {
                migrated = migrateInTurn(stores, progress);
            }
        }
        var result = new Migrated(stores.size(), migrated, Duration.ofNanos(System.nanoTime() - began));
        LOG.infof(
                "schemas of %d stores are up to date, %d were migrated, in %.2f s",
                result.stores(), result.migrated(), result.took().toMillis() / 1_000.0);
        return result;
    }

    private int migrateInTurn(List<Store> stores, LongConsumer progress) throws SQLException {
        String mark = MARK + SCRIPTS.edition();
        Set<String> complete = marked(mark);
        var done = new Done(progress);
        List<Store> old = stores.stream()
                .filter(store -> complete.contains(store.schema()))
                .toList();
        old.forEach(store -> done.one());
        partitions.ensureAhead(old);
        var waiting = stores.stream()
                .filter(store -> !complete.contains(store.schema()))
                .collect(toCollection(ConcurrentLinkedQueue::new));
        int migrated = waiting.size();
        inParallel(waiting, mark, done);
        ingest.knowStores();
        return migrated;
    }

    private void inParallel(Queue<Store> waiting, String mark, Done done) throws SQLException {
        int workers = Math.min(threads, waiting.size());
        if (workers == 0) {
            return;
        }
        try {
            Workers.empty(waiting, "migrate-", workers, () -> {
                for (Store next = waiting.poll(); next != null; next = waiting.poll()) {
                    migrate(next, mark);
                    done.one();
                }
                return null;
            });
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while schemas were migrated; start again to complete them");
        }
    }

    private void migrate(Store store, String mark) throws SQLException {
        SCRIPTS.run(database, store.schema());
        partitions.ensureAhead(List.of(store));
        Scripts.mark(database, store.schema(), mark);
    }

    private Set<String> marked(String mark) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select nspname from pg_namespace where " + Scripts.MARKED)) {
            query.setString(1, mark);
            Set<String> schemas = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
            return schemas;
        }
    }

    /** Counts for many threads; the listener hears the numbers in order. */
    private static final class Done {

        private final LongConsumer listener;
        private long count;

        Done(LongConsumer listener) {
            this.listener = listener;
        }

        synchronized void one() {
            listener.accept(++count);
        }
    }
}
