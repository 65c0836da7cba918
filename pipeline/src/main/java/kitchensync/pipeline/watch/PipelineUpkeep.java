package kitchensync.pipeline.watch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.extract.RawTables;
import kitchensync.pipeline.history.RunHistory;
import kitchensync.pipeline.layer.SourceFreshness;
import kitchensync.pipeline.run.OneLine;
import kitchensync.pipeline.run.PipelineConfig;
import kitchensync.pipeline.run.PipelineProject;
import org.jboss.logging.Logger;

/** What is done once a day: says which sources are stale, and forgets old runs. */
@Singleton
public class PipelineUpkeep {

    private static final Logger LOG = Logger.getLogger(PipelineUpkeep.class);

    private final RunHistory history;
    private final PipelineProject project;
    private final Warehouse warehouse;
    private final Clock clock;
    private final PipelineConfig config;

    PipelineUpkeep(
            RunHistory history, PipelineProject project, Warehouse warehouse, Clock clock, PipelineConfig config) {
        this.history = history;
        this.project = project;
        this.warehouse = warehouse;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            identity = "kitchensync-pipeline-upkeep",
            every = "{kitchensync.pipeline.upkeep-every}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            int forgotten = history.forget(config.historyKept());
            LOG.debugf("%d runs forgotten", forgotten);
            for (SourceFreshness source : freshness()) {
                if (source.state() != SourceFreshness.State.FRESH) {
                    LOG.warnf("pipeline source is stale: %s", source.words());
                }
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.warnf("the pipeline's upkeep failed, and comes again: %s", OneLine.of(failed));
        }
    }

    /** Of every source that says how fresh it has to be, on the chain's clock; before the first run each is empty. */
    public List<SourceFreshness> freshness() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            RawTables.makeFirst(warehouse.dialect(), connection);
            return SourceFreshness.of(project.now(), connection, clock.instant());
        }
    }
}
