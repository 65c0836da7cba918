package kitchensync.pipeline.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.extract.Extract;
import kitchensync.pipeline.serving.ServingTables;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is nothing to do, told without asking the warehouse: the last run was of this process and went well, all
 * events have been loaded by then, and on every store's clock it is still the day of then. Only events and the end of a
 * day change what the layers hold, as long as the code and the catalogue are those that the process started with.
 */
final class Quiet {

    private final List<Store> stores;
    private @Nullable LastRun last;

    private record LastRun(
            Map<ZoneId, LocalDate> days,
            Instant finishedAt,
            @Nullable Instant dataUpTo) {}

    Quiet(List<Store> stores) {
        this.stores = stores;
    }

    /** Whether a run that starts now has nothing to do. */
    boolean holds(Connection postgres, Instant now) throws SQLException {
        LastRun run = last;
        return run != null && run.days().equals(days(now)) && stands(postgres) && Extract.allLoaded(postgres, stores);
    }

    /** Whether the last run was of this process and Postgres has kept what it wrote. */
    boolean stands(Connection postgres) throws SQLException {
        LastRun run = last;
        return run != null && ServingTables.finishedAt(postgres).equals(Optional.of(run.finishedAt()));
    }

    /** The newest event that the last run saw. */
    @Nullable
    Instant dataUpTo() {
        return last == null ? null : last.dataUpTo();
    }

    /** A run begins that may change what the warehouse holds, and may break off. */
    void forget() {
        last = null;
    }

    /** @param started of the run; what has come since is for the next */
    void after(boolean succeeded, Instant started, Instant finishedAt, @Nullable Instant dataUpTo) {
        last = succeeded ? new LastRun(days(started), finishedAt, dataUpTo) : null;
    }

    private Map<ZoneId, LocalDate> days(Instant now) {
        return stores.stream()
                .map(Store::zone)
                .distinct()
                .collect(Collectors.toMap(zone -> zone, zone -> LocalDate.ofInstant(now, zone)));
    }
}
