package kitchensync.ingest.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.schemas.Turn;
import org.jboss.logging.Logger;

/** Keeps the event tables in shape: next month's partitions are there in time, and old months go. */
@Singleton
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final AgroalDataSource database;
    private final Catalogue catalogue;
    private final Partitions partitions;
    private final Retention retention;

    Upkeep(AgroalDataSource database, Catalogue catalogue, Partitions partitions, Retention retention) {
        this.database = database;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.retention = retention;
    }

    @Scheduled(
            identity = "kitchensync-ingest-upkeep",
            every = "{kitchensync.ingest.upkeep-every}",
            delayed = "1m",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            inTurn();
        } catch (SQLException failed) {
            LOG.errorf("upkeep of the event tables failed, the next run goes on: %s", failed.getMessage());
        }
    }

    /** @return whether it was this process' turn: another that is at it does the same work */
    boolean inTurn() throws SQLException {
        Optional<Turn> free = Turn.tryTake(database, "kitchensync: upkeep");
        if (free.isEmpty()) {
            return false;
        }
        try (Turn _ = free.get()) {
            partitions.ensureAhead(catalogue.activeStores());
            retention.run(catalogue.stores());
            return true;
        }
    }
}
