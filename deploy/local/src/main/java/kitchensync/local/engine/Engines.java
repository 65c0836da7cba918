package kitchensync.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.LogManager;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.embedded.LocalKafka;
import kitchensync.embedded.LocalPostgres;
import kitchensync.local.data.DataFolder;

/** The embedded Postgres, Kafka and DuckDB of one data folder, but for those that run elsewhere. */
public final class Engines implements AutoCloseable {

    /** What DuckDB may use beside the heap; with Postgres, Kafka and the services the whole stays under 2 GB. */
    private static final String WAREHOUSE_MEMORY = "500MB";

    private static final Executor OWN_THREAD =
            task -> Thread.ofPlatform().name("engine").start(task);

    private final Optional<LocalPostgres> postgres;
    private final Optional<LocalKafka> kafka;
    private final DuckDbWarehouse warehouse;

    private Engines(Optional<LocalPostgres> postgres, Optional<LocalKafka> kafka, DuckDbWarehouse warehouse) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.warehouse = warehouse;
    }

    /** Starts all three, Postgres and Kafka at the same time. */
    public static Engines start(DataFolder folder) throws IOException, SQLException {
        // Two threads that log for the first time at the same moment can each wait for the other's class for ever.
        LogManager.getLogManager();
        External external = External.ofEnvironment();
        CompletableFuture<Optional<LocalKafka>> kafka = external.kafka()
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.supplyAsync(
                        () -> Optional.of(unchecked(() -> LocalKafka.start(folder.path("kafka")))), OWN_THREAD);
        Optional<LocalPostgres> postgres = external.postgres()
                ? Optional.empty()
                : Optional.of(LocalPostgres.start(folder.path("postgres"), true));
        try {
            return new Engines(postgres, kafka.join(), DuckDbWarehouse.open(folder.warehouse(), WAREHOUSE_MEMORY));
        } catch (SQLException | RuntimeException failed) {
            if (postgres.isPresent()) {
                postgres.get().close();
            }
            throw failed;
        }
    }

    private interface Start {
        LocalKafka run() throws IOException;
    }

    private static LocalKafka unchecked(Start start) {
        try {
            return start.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Empty where it runs elsewhere. */
    public Optional<LocalPostgres> postgres() {
        return postgres;
    }

    /** Process id of its server; 0, which is nobody's, where it runs elsewhere. */
    public long postgresPid() throws IOException {
        return postgres.isPresent() ? postgres.get().pid() : 0;
    }

    /** Empty where it runs elsewhere. */
    public Optional<LocalKafka> kafka() {
        return kafka;
    }

    public DuckDbWarehouse warehouse() {
        return warehouse;
    }

    /** Stops Kafka and Postgres at the same time, and closes the warehouse meanwhile. */
    @Override
    public void close() throws IOException, SQLException {
        CompletableFuture<Void> kafkaClosed =
                CompletableFuture.runAsync(() -> kafka.ifPresent(LocalKafka::close), OWN_THREAD);
        try (LocalPostgres server = postgres.orElse(null);
                warehouse) {
            // Closed in turn, each even when the other fails.
        } finally {
            kafkaClosed.join();
        }
    }
}
