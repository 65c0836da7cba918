package kitchensync.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import kitchensync.bench.database.Database;
import kitchensync.bench.load.Pace;
import kitchensync.bench.load.SaleRequests;
import kitchensync.bench.load.SaleRequests.Form;
import kitchensync.bench.load.Sales;
import kitchensync.bench.service.Fleet;
import kitchensync.bench.service.IngestService;
import kitchensync.domain.catalogue.Catalogue;

/**
 * What the same load costs when it comes from more stores. Each number of stores has a database and a process of its
 * own, and is asked for the same: batches and single events at fixed rates.
 */
final class GrowthRuns {

    private static final int BATCH = 100;
    private static final int CONNECTIONS = 16;

    /** Batches are offered at this part of what 12 stores took at most, so that every size can keep up. */
    private static final double LOAD = 0.2;

    /** Sales a second of a busy chain: 1,000 stores that each ring one up every five seconds. */
    private static final double CHAIN_RATE = 200;

    private static final double MIB = 1024 * 1024;

    /**
     * What came out for a number of stores.
     *
     * @param startSeconds until the service was ready
     * @param migrationSeconds of these, to make all schemas
     * @param postgresMib memory of Postgres at the end
     */
    record Size(
            int stores, double startSeconds, double migrationSeconds, double postgresMib, Run batches, Run singles) {

        /**
         * How much of the efficiency of {@code few} is left: events for the same processor time, of the load that lost
         * more; less when the load could not be kept up.
         */
        double against(Size few) {
            return Math.min(against(few.batches, batches), against(few.singles, singles));
        }

        private static double against(Run few, Run many) {
            double cost = few.cpuSecondsPerThousandEvents() / many.cpuSecondsPerThousandEvents();
            return cost * Math.min(1, many.eventsPerSecond() / few.eventsPerSecond());
        }
    }

    private final Plan plan;
    private final Database server;
    private final IngestService ingest;
    private final Catalogue catalogue;
    private final Sales sales;
    private final Progress progress;

    GrowthRuns(Plan plan, Database server, IngestService ingest, Catalogue catalogue, Sales sales, Progress progress) {
        this.plan = plan;
        this.server = server;
        this.ingest = ingest;
        this.catalogue = catalogue;
        this.sales = sales;
        this.progress = progress;
    }

    /** @param mostRowsPerSecond what 12 stores took in batches */
    List<Size> measure(double mostRowsPerSecond) throws Exception {
        double batchRate = Math.max(1, Math.floor(mostRowsPerSecond * LOAD / BATCH));
        List<Size> sizes = new ArrayList<>();
        for (int stores : plan.stores()) {
            sizes.add(measure(stores, batchRate));
        }
        return sizes;
    }

    private Size measure(int stores, double batchRate) throws Exception {
        Fleet fleet = Fleet.of(stores, catalogue);
        String database = "growth_" + stores;
        server.create(database);
        IngestService.Started started = ingest.start(fleet, database);
        progress.say("%d stores: ready after %.1f s, schemas made in %.1f s"
                .formatted(stores, started.startSeconds(), started.migrationSeconds()));
        SaleRequests requests = new SaleRequests(fleet.ids(), sales);
        try (Trial trial = new Trial(
                started.service(), server, fleet.ids(), () -> server.storedByIngest(database, fleet.schemas()))) {
            // Once: every page that is written first after a checkpoint goes to the log whole, and many stores have
            // many.
            trial.settled();
            trial.warmUp(() -> requests.batches(Form.LINES, BATCH), CONNECTIONS, plan.warmUp());
            trial.warmUp(requests::singles, CONNECTIONS, plan.warmUp());
            Run batches = progress.ran(trial.run(
                    "batches of " + BATCH + ", fixed rate",
                    requests.batches(Form.LINES, BATCH),
                    CONNECTIONS,
                    new Pace.Open(batchRate),
                    plan.growth()));
            Run singles = progress.ran(trial.run(
                    "single events, fixed rate",
                    requests.singles(),
                    CONNECTIONS,
                    new Pace.Open(CHAIN_RATE),
                    plan.growth()));
            return new Size(
                    stores,
                    started.startSeconds(),
                    started.migrationSeconds(),
                    server.use().memory() / MIB,
                    batches,
                    singles);
        }
    }
}
