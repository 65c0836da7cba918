package kitchensync.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.bench.database.Database;
import kitchensync.bench.report.Median;
import org.jspecify.annotations.Nullable;

/** The whole measurement: one durable Postgres server, and chains of several sizes on it, one after the other. */
final class PipelineBench {

    /** Past days with forecasts that the chain out of the box has, beside the coming week. */
    private static final int FORECAST_DAYS = 7;

    private final Path home;
    private final Path folder;
    private final List<String> javaOptions;
    private final Consumer<String> progress;
    private final List<String> missing = new ArrayList<>();

    /**
     * @param home of the checkout
     * @param folder for this run's databases, warehouses and logs
     * @param javaOptions for the pipeline's JVM, separated by blanks
     * @param progress told what is going on
     */
    PipelineBench(Path home, Path folder, String javaOptions, Consumer<String> progress) {
        this.home = home;
        this.folder = folder;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.progress = progress;
    }

    PipelineReport run(PipelinePlan plan) throws Exception {
        Path jar = home.resolve("bench/worker/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("the worker is not built; run ./kitchensync bench pipeline, which builds it");
        }
        progress.accept("starting Postgres");
        try (Database server = Database.start(folder.resolve("postgres"))) {
            PipelineReport.Chain chain = null;
            if (plan.days() > 0) {
                try (Site site = Site.start(jar, javaOptions, server, PipelinePlan.STORES, folder.resolve("chain"))) {
                    chain = chain(plan, site);
                }
            }
            List<PipelineReport.Size> sizes = new ArrayList<>();
            for (int stores : plan.growth()) {
                try (Site site = Site.start(jar, javaOptions, server, stores, folder.resolve("growth_" + stores))) {
                    sizes.add(size(plan, site, stores));
                }
            }
            return new PipelineReport(plan, chain, sizes, List.copyOf(missing));
        }
    }

    /** The chain out of the box. */
    private PipelineReport.Chain chain(PipelinePlan plan, Site site) throws Exception {
        long events = sell(site, plan.days());
        List<JsonNode> copies = new ArrayList<>();
        List<JsonNode> firsts = new ArrayList<>();
        String warehouse = "";
        for (int round = 0; round < plan.rounds(); round++) {
            copies.add(did("COPY alone", site.pipeline("copy")));
            warehouse = "round-" + round;
            site.open(warehouse);
            firsts.add(ran("from nothing", site.pipeline("run")));
            check(copies.getLast().path("rows").asLong(), events);
            check(firsts.getLast().path("rows").asLong(), events);
        }
        long forecasts =
                site.pipeline("forecasts?days=" + FORECAST_DAYS).path("rows").asLong();
        ran("takes up %,d forecasts".formatted(forecasts), site.pipeline("run"));
        List<JsonNode> full = repeat(plan, "full refresh", site, "run?full=true");
        List<JsonNode> increments = increments(plan, site);
        List<JsonNode> noops = repeat(plan, "nothing new", site, "run");
        double peak = site.peakMib();
        Double dbt = dbt(site.save(warehouse, "dbt"));
        List<JsonNode> runner = new ArrayList<>();
        List<JsonNode> bare = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            runner.add(did("layers without tests", site.pipeline("runner")));
            bare.add(did("their SQL alone", site.pipeline("bare")));
        }
        JsonNode copy = Median.of(copies, PipelineBench::seconds);
        JsonNode extract = Median.of(firsts, run -> run.path("extractSeconds").asDouble());
        return new PipelineReport.Chain(
                events,
                full.getLast().path("models").asInt(),
                full.getLast().path("tests").asInt(),
                copy.path("connections").asInt(),
                copy.path("rows").asLong() / seconds(copy),
                extract.path("rows").asLong() / extract.path("extractSeconds").asDouble(),
                Median.of(firsts.stream().map(PipelineBench::layers).toList(), Double::doubleValue),
                median(full),
                median(increments),
                medianOf(increments, "extractSeconds"),
                medianOf(increments, "rows"),
                median(noops),
                median(runner),
                median(bare),
                runner.getFirst().path("nodes").asInt(),
                dbt,
                peak);
    }

    /** The same, smaller, for any number of stores. */
    private PipelineReport.Size size(PipelinePlan plan, Site site, int stores) throws Exception {
        long events = sell(site, PipelinePlan.GROWTH_DAYS);
        site.open("warehouse");
        JsonNode first = ran("from nothing", site.pipeline("run"));
        check(first.path("rows").asLong(), events);
        JsonNode full = ran("full refresh", site.pipeline("run?full=true"));
        List<JsonNode> increments = increments(plan, site);
        List<JsonNode> noops = repeat(plan, "nothing new", site, "run");
        return new PipelineReport.Size(
                stores,
                events,
                events / first.path("extractSeconds").asDouble(),
                seconds(full),
                median(increments),
                medianOf(increments, "rows"),
                median(noops),
                site.peakMib(),
                site.postgresMib());
    }

    private long sell(Site site, int days) throws Exception {
        JsonNode sold = site.sell(days);
        progress.accept("%,d events of %d days and a morning stored in %.1f s, schemas made in %.1f s of them"
                .formatted(
                        sold.path("events").asLong(),
                        days,
                        seconds(sold),
                        sold.path("schemaSeconds").asDouble()));
        return sold.path("events").asLong();
    }

    private List<JsonNode> increments(PipelinePlan plan, Site site) throws Exception {
        List<JsonNode> increments = new ArrayList<>();
        for (int round = 0; round < plan.warmUps() + plan.rounds(); round++) {
            long sold = site.sellMore().path("events").asLong();
            increments.add(ran("five minutes", site.pipeline("run")));
            check(increments.getLast().path("rows").asLong(), sold);
        }
        return increments.subList(plan.warmUps(), increments.size());
    }

    private List<JsonNode> repeat(PipelinePlan plan, String what, Site site, String task) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            answers.add(ran(what, site.pipeline(task)));
        }
        return answers;
    }

    private @Nullable Double dbt(Path warehouse) throws InterruptedException {
        try {
            progress.accept("dbt; the first time this fetches its packages");
            double seconds = Dbt.install(home, folder).build(warehouse, "2026-06-10 17:15:00");
            progress.accept("dbt build: %.1f s".formatted(seconds));
            return seconds;
        } catch (IOException unavailable) {
            String why = String.valueOf(unavailable.getMessage()).lines().reduce("", (_, line) -> line);
            missing.add("dbt: " + why);
            progress.accept("without dbt: " + why);
            return null;
        }
    }

    private JsonNode did(String what, JsonNode answer) {
        progress.accept("%s: %.0f ms".formatted(what, seconds(answer) * 1e3));
        return answer;
    }

    private JsonNode ran(String what, JsonNode run) {
        progress.accept("%s: %.0f ms, extract %.0f ms of it, %,d rows; slowest: %s"
                .formatted(
                        what,
                        seconds(run) * 1e3,
                        run.path("extractSeconds").asDouble() * 1e3,
                        run.path("rows").asLong(),
                        run.path("slowest").asText()));
        return run;
    }

    private static void check(long rows, long events) throws IOException {
        if (rows != events) {
            throw new IOException("%,d events were stored, but %,d were read".formatted(events, rows));
        }
    }

    private static double seconds(JsonNode answer) {
        return answer.path("seconds").asDouble();
    }

    private static double layers(JsonNode run) {
        return seconds(run) - run.path("extractSeconds").asDouble();
    }

    private static double median(List<JsonNode> answers) {
        return medianOf(answers, "seconds");
    }

    private static double medianOf(List<JsonNode> answers, String field) {
        return Median.of(answers, answer -> answer.path(field).asDouble())
                .path(field)
                .asDouble();
    }
}
