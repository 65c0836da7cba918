package kitchensync.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kitchensync.bench.database.Ceiling;
import kitchensync.bench.database.Database;
import kitchensync.bench.database.DiskSync;
import kitchensync.bench.load.SaleRequests;
import kitchensync.bench.load.Sales;
import kitchensync.bench.service.Fleet;
import kitchensync.bench.service.IngestService;
import kitchensync.bench.service.MeasuredService;
import kitchensync.bench.service.Peers;
import kitchensync.bench.service.Peers.Peer;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;

/** The whole measurement: one durable Postgres server, and everything in turn in front of it. */
final class IngestBench {

    private static final String CEILING = "ceiling";
    private static final double MIB = 1024 * 1024;

    private final Path home;
    private final Path folder;
    private final Path environment;
    private final List<String> javaOptions;
    private final Clock clock;
    private final Progress progress;
    private final Catalogue catalogue = CatalogueFiles.bundled();
    private final List<String> missing = new ArrayList<>();

    /**
     * @param home of the checkout
     * @param folder for this run's databases and logs
     * @param environment of the peers
     * @param javaOptions for ingest's JVM, separated by blanks
     */
    IngestBench(Path home, Path folder, Path environment, String javaOptions, Clock clock, Progress progress) {
        this.home = home;
        this.folder = folder;
        this.environment = environment;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.clock = clock;
        this.progress = progress;
    }

    Report run(Plan plan) throws Exception {
        Path jar = home.resolve("ingest/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("ingest is not built; run ./kitchensync bench ingest, which builds it");
        }
        Sales sales = new Sales(catalogue.activeItems(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        progress.say("starting Postgres");
        try (Database server = Database.start(folder.resolve("postgres"))) {
            double syncs = DiskSync.perSecond(folder, Duration.ofSeconds(1));
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            IngestService ingest = new IngestService(java, jar, javaOptions, server, folder);
            Report.Chain chain = chain(plan, server, ingest, sales);
            List<GrowthRuns.Size> sizes = new GrowthRuns(plan, server, ingest, catalogue, sales, progress)
                    .measure(chain.batches().best().eventsPerSecond());
            return new Report(syncs, chain, sizes, progress.runs(), List.copyOf(missing));
        }
    }

    /** Singles and batches of a chain of 12 stores, the peers and the ceiling. */
    private Report.Chain chain(Plan plan, Database server, IngestService ingest, Sales sales) throws Exception {
        Fleet fleet = Fleet.of(Plan.STORES, catalogue);
        SaleRequests requests = new SaleRequests(fleet.ids(), sales);
        SequencedMap<String, Trial> trials = new LinkedHashMap<>();
        try {
            server.create(IngestService.NAME);
            progress.say("starting ingest");
            IngestService.Started ours = ingest.start(fleet, IngestService.NAME);
            trials.put(
                    IngestService.NAME,
                    new Trial(
                            ours.service(),
                            server,
                            fleet.ids(),
                            () -> server.storedByIngest(IngestService.NAME, fleet.schemas())));
            startPeers(server, fleet, trials);
            SingleRuns.Result singles = new SingleRuns(plan, requests, progress).measure(trials);
            trials.sequencedValues().reversed().stream()
                    .limit(trials.size() - 1L)
                    .forEach(Trial::close);
            server.create(CEILING);
            BatchRuns.Result batches = new BatchRuns(plan, requests, progress)
                    .measure(trials.firstEntry().getValue(), new Ceiling(server, CEILING, sales));
            return new Report.Chain(
                    singles,
                    batches,
                    ours.service().process().use().memory() / MIB,
                    server.use().memory() / MIB);
        } finally {
            trials.values().forEach(Trial::close);
        }
    }

    /** A peer that cannot be had is left out, and the report says so. */
    private void startPeers(Database server, Fleet fleet, SequencedMap<String, Trial> trials) throws Exception {
        try {
            progress.say("preparing the peers; the first time this fetches their packages");
            Peers peers = Peers.install(home.resolve("bench/peers"), environment);
            for (Peer peer : Peer.values()) {
                server.create(peer.id());
                MeasuredService service = peers.start(peer, server.port(), peer.id(), folder);
                trials.put(peer.id(), new Trial(service, server, fleet.ids(), () -> server.storedByPeer(peer.id())));
            }
        } catch (IOException unavailable) {
            missing.add("FastAPI: " + unavailable.getMessage());
            progress.say("without what is missing: " + unavailable.getMessage());
        }
    }
}
