package kitchensync.bench.ui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.bench.database.Database;
import kitchensync.bench.service.Fleet;
import kitchensync.bench.service.KitchenPages;
import kitchensync.bench.service.MeasuredService;
import kitchensync.domain.catalogue.CatalogueFiles;

/** The whole measurement: one durable Postgres server, the pages' own process before it, and this process as their readers. */
final class UiBench {

    private static final String DATABASE = "pages";
    private static final int WARM_UP_RATE = 100;
    private static final double MIB = 1024 * 1024;

    private final Path jar;
    private final Path folder;
    private final List<String> javaOptions;
    private final Consumer<String> progress;

    /**
     * @param home of the checkout
     * @param folder for this run's database and logs
     * @param javaOptions for the pages' JVM, separated by blanks
     * @param progress told what is going on
     */
    UiBench(Path home, Path folder, String javaOptions, Consumer<String> progress) {
        this.jar = home.resolve("kitchen-ui/target/quarkus-app/quarkus-run.jar");
        this.folder = folder;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.progress = progress;
    }

    UiReport run(UiPlan plan) throws Exception {
        if (!Files.exists(jar)) {
            throw new IOException("kitchen-ui is not built; run ./kitchensync bench ui, which builds it");
        }
        Fleet fleet = Fleet.of(plan.stores(), CatalogueFiles.bundled());
        ZoneId zone = fleet.stores().getFirst().zone();
        progress.accept("starting Postgres and kitchen-ui");
        try (Database server = Database.start(folder.resolve("postgres"))) {
            server.create(DATABASE);
            try (MeasuredService pages = KitchenPages.start(command(), fleet, server, DATABASE, folder);
                    HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
                    Connection connection = server.connect(DATABASE)) {
                progress.accept("filling the serving tables of " + plan.stores() + " stores");
                LocalDateTime now = LocalDateTime.now(zone);
                ServingTables.fill(connection, fleet, now);
                server.settle();
                URI root = URI.create("http://127.0.0.1:" + pages.port());
                try {
                    List<PageRun> runs =
                            pages(plan, root, fleet, Page.all(now.toLocalDate().minusDays(1)));
                    double alone = pages.process().use().peakResident() / MIB;
                    return streams(plan, client, root, fleet, connection, pages, runs, alone);
                } finally {
                    client.shutdownNow();
                }
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
        return command;
    }

    private List<PageRun> pages(UiPlan plan, URI root, Fleet fleet, List<Page> all)
            throws IOException, InterruptedException {
        PageLoad load = new PageLoad(root, fleet.ids().subList(0, Math.min(ServingTables.RICH, plan.stores())));
        progress.accept("warming up");
        PageRun warm = load.run(all, WARM_UP_RATE, plan.warmUp());
        if (warm.failed() > 0) {
            throw new IOException("kitchen-ui could not show " + warm.failed() + " pages of the warm-up");
        }
        List<PageRun> runs = new ArrayList<>();
        for (int rate : plan.rates()) {
            for (Page page : all) {
                // Once uncounted: tablets ask for pages that have been shown all day.
                load.run(List.of(page), WARM_UP_RATE, plan.stretch());
                PageRun run = load.run(List.of(page), rate, plan.stretch());
                progress.accept("%s at %d/s: %.1f answered, server p50 %.2f ms, p99 %.2f ms, %d failed"
                        .formatted(page.name(), rate, run.answered(), run.serverP50(), run.serverP99(), run.failed()));
                runs.add(run);
            }
        }
        return runs;
    }

    private UiReport streams(
            UiPlan plan,
            HttpClient client,
            URI root,
            Fleet fleet,
            Connection connection,
            MeasuredService pages,
            List<PageRun> runs,
            double alone)
            throws Exception {
        progress.accept("opening " + plan.stores() + " streams");
        Tablets tablets = Tablets.open(client, root, fleet.ids());
        Thread.sleep(plan.hold());
        double silence = tablets.longestSilence();
        progress.accept("%d held, the longest silence %.2f s".formatted(tablets.held(), silence));
        List<Tablets.Reached> reached = new ArrayList<>();
        for (int n = 0; n < plan.changes(); n++) {
            Tablets.Reached change = tablets.reached(() -> ServingTables.change(connection));
            progress.accept("a change of all stores: heard after %.2f s, shown after %.2f s, missed by %d"
                    .formatted(change.heard(), change.shown(), change.missed()));
            reached.add(change);
        }
        return new UiReport(
                plan,
                runs,
                new UiReport.Streams(tablets.held(), silence, reached),
                alone,
                pages.process().use().peakResident() / MIB);
    }
}
