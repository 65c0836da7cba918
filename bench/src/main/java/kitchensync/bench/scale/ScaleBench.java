package kitchensync.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import kitchensync.bench.process.ChildProcess;
import kitchensync.bench.process.PeakMemory;
import kitchensync.bench.process.ProcessUse;
import kitchensync.bench.ui.Page;
import kitchensync.bench.ui.PageLoad;
import kitchensync.bench.ui.PageRun;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;

/**
 * The product itself, all in one process as {@code up} starts it: simulated stores sell over HTTP, the pipeline and the
 * plan run as they do in a kitchen, and pages are read meanwhile. The clock goes faster and faster until something does
 * not keep up.
 */
final class ScaleBench {

    private static final Duration MAKING = Duration.ofHours(1);
    private static final Duration STARTING = Duration.ofMinutes(5);
    private static final Page QUEUE = new Page("queue", "/stores/%s", true);

    private final Path jar;
    private final Path folder;
    private final List<String> javaOptions;
    private final Consumer<String> progress;

    /**
     * @param home of the checkout
     * @param folder for this run's data and logs
     * @param javaOptions for its JVM, separated by blanks
     * @param progress told what is going on
     */
    ScaleBench(Path home, Path folder, String javaOptions, Consumer<String> progress) {
        this.jar = home.resolve("deploy/local/target/quarkus-app/quarkus-run.jar");
        this.folder = folder;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.progress = progress;
    }

    ScaleReport run(ScalePlan plan) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException("KitchenSync is not built; run ./kitchensync bench scale, which builds it");
        }
        progress.accept("making %,d stores with %d days of history, forecasts and a plan"
                .formatted(plan.stores(), ScalePlan.DAYS));
        long start = System.nanoTime();
        try (ChildProcess making = up(
                "making",
                List.of(
                        "--once",
                        "--stores",
                        String.valueOf(plan.stores()),
                        "--days",
                        String.valueOf(ScalePlan.DAYS)))) {
            making.awaitEnd(MAKING);
        }
        double madeSeconds = secondsSince(start);
        progress.accept("made in %.0f s".formatted(madeSeconds));
        List<ScaleRun> runs = new ArrayList<>();
        for (int speed : plan.speeds()) {
            runs.add(at(speed, plan));
            if (!runs.getLast().broken().isEmpty()) {
                break;
            }
        }
        return new ScaleReport(plan, madeSeconds, runs);
    }

    private ScaleRun at(int speed, ScalePlan plan) throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        URI root = URI.create("http://127.0.0.1:" + port);
        List<String> options = List.of("--speed", String.valueOf(speed), "--port", String.valueOf(port));
        try (ChildProcess chain = up("speed-" + speed, options);
                PeakMemory memory = new PeakMemory(use(chain));
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            chain.awaitReady(root.resolve("/health"), STARTING);
            Duration time = Duration.ofSeconds(plan.seconds());
            List<String> stores = Chain.ofSize(CatalogueFiles.bundled().stores(), plan.stores()).stream()
                    .map(Store::id)
                    .toList();
            Watch watch = new Watch(client, root);
            Future<PageRun> pages =
                    reader.submit(() -> new PageLoad(root, stores).run(List.of(QUEUE), ScalePlan.PAGES_A_SECOND, time));
            Duration before = use(chain).cpu();
            watch.look(time);
            Duration used = use(chain).cpu().minus(before);
            PageRun seen = pages.get();
            ScaleRun run = new ScaleRun(
                    speed,
                    watch.eventsPerSecond(),
                    watch.feedLag(),
                    watch.dataAge(),
                    watch.runSeconds(),
                    seen.serverP50(),
                    seen.serverP99(),
                    seen.failed(),
                    used.toMillis() / (double) time.toMillis(),
                    memory.mib());
            progress.accept("%d times as fast: %,.0f events/s, data %.0f s old, a run %.1f s, pages p99 %.1f ms; %s"
                    .formatted(
                            speed,
                            run.events(),
                            run.dataAge(),
                            run.runSeconds(),
                            run.pageP99(),
                            run.broken().isEmpty() ? "held" : String.join(", ", run.broken())));
            return run;
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IOException("the pages could not be read: " + failed.getCause(), failed);
        }
    }

    /** Of the process and its Postgres. */
    private ProcessUse use(ChildProcess chain) {
        return chain.use().and(folder.resolve("data/postgres/postmaster.pid"));
    }

    private ChildProcess up(String name, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString(),
                "up",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(options);
        return ChildProcess.start(name, command, folder, Map.of(), folder.resolve(name + ".log"));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Looks at what the process says of itself, once a second. */
    private static final class Watch {

        private final HttpClient client;
        private final HttpRequest request;
        private double feedLag;
        private double dataAge = Double.NaN;
        private double events;
        private double runs;
        private double runTime;
        private double seconds;

        Watch(HttpClient client, URI root) {
            this.client = client;
            this.request = HttpRequest.newBuilder(root.resolve("/q/metrics"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
        }

        void look(Duration time) throws IOException, InterruptedException {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            Scrape first = scrape();
            Scrape last = first;
            while (System.nanoTime() < end) {
                Thread.sleep(1000);
                last = scrape();
                feedLag = Math.max(feedLag, last.sum("ingest_feed_lag_seconds", ""));
                if (System.nanoTime() > start + time.toNanos() / 2) {
                    double age = last.sum("pipeline_data_age_seconds", "");
                    dataAge = Double.isNaN(dataAge) ? age : Math.max(dataAge, age);
                }
            }
            seconds = secondsSince(start);
            events = grown(first, last, "ingest_events_total", "outcome=\"stored\"");
            runs = grown(first, last, "pipeline_run_seconds_count", "");
            runTime = grown(first, last, "pipeline_run_seconds_sum", "");
        }

        private Scrape scrape() throws IOException, InterruptedException {
            return new Scrape(client.send(request, BodyHandlers.ofString()).body());
        }

        private static double grown(Scrape first, Scrape last, String metric, String label) {
            return last.sum(metric, label) - first.sum(metric, label);
        }

        double eventsPerSecond() {
            return events / seconds;
        }

        double feedLag() {
            return feedLag;
        }

        double dataAge() {
            return dataAge;
        }

        double runSeconds() {
            return runs == 0 ? 0 : runTime / runs;
        }
    }
}
