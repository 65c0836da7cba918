package kitchensync.pipeline.watch;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import kitchensync.pipeline.history.PastRun;
import kitchensync.pipeline.history.PastRuns;
import kitchensync.pipeline.run.RunStep;

/** Looks how the pipeline is: what ran, what is stale, what failed and why. */
@Singleton
public class Watch {

    private static final int RUNS = 20;

    /** Since the last run that came through all models, which leaves out those that stand well. */
    private static final String STALE_MODELS = """
            with whole as (
              select max(began) as began from (
                select r.began from pipeline.runs r where exists (
                  select from pipeline.steps s
                  where s.run_id = r.run_id and s.kind = 'publish' and s.state = 'done')
                order by r.began desc limit 1) newest
            ),
            latest as (
              select distinct on (s.name) s.name, s.state, s.error, r.started_at
              from pipeline.steps s join pipeline.runs r using (run_id) cross join whole
              where s.kind = 'model' and (whole.began is null or r.began >= whole.began)
              order by s.name, r.began desc
            )
            select name, started_at, coalesce(error, 'something that it reads has failed') as why, (
              select max(r.started_at) from pipeline.steps s join pipeline.runs r using (run_id)
              where s.kind = 'model' and s.name = latest.name and s.state = 'done'
            ) as good_at
            from latest where state in ('failed', 'skipped') order by state, name
            """;

    private final AgroalDataSource postgres;
    private final PastRuns past;
    private final PipelineUpkeep upkeep;
    private final Clock clock;

    Watch(AgroalDataSource postgres, PastRuns past, PipelineUpkeep upkeep, Clock clock) {
        this.postgres = postgres;
        this.past = past;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /** @throws SQLException when Postgres or the warehouse cannot be asked */
    public Overview overview() throws SQLException {
        List<PastRun> runs = past.latest(RUNS);
        List<RunStep> problems = new ArrayList<>();
        for (PastRun run : runs) {
            if (!run.state().equals("running")) {
                past.steps(run.id()).stream().filter(RunStep::isProblem).forEach(problems::add);
                break;
            }
        }
        return new Overview(
                clock.instant(), past.lastGood().orElse(null), runs, problems, staleModels(), upkeep.freshness());
    }

    private List<StaleModel> staleModels() throws SQLException {
        List<StaleModel> stale = new ArrayList<>();
        try (Connection connection = postgres.getConnection();
                PreparedStatement select = connection.prepareStatement(STALE_MODELS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp good = row.getTimestamp("good_at");
                stale.add(new StaleModel(
                        row.getString("name"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getString("why"),
                        good == null ? null : good.toInstant()));
            }
        }
        return stale;
    }
}
