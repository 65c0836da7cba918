package kitchensync.bench.predictor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import kitchensync.bench.database.Database;
import kitchensync.bench.report.Median;

/** The whole measurement: one durable Postgres server, and chains of several sizes on it, one after the other. */
final class PredictorBench {

    private static final List<String> ANY_CORE = List.of();
    private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

    private final Path jar;
    private final Path folder;
    private final List<String> javaOptions;
    private final Consumer<String> progress;
    private final List<String> missing = new ArrayList<>();

    /**
     * @param home of the checkout
     * @param folder for this run's databases, warehouses and logs
     * @param javaOptions for the predictor's JVM, separated by blanks
     * @param progress told what is going on
     */
    PredictorBench(Path home, Path folder, String javaOptions, Consumer<String> progress) {
        this.jar = home.resolve("bench/forecaster/target/quarkus-app/quarkus-run.jar");
        this.folder = folder;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.progress = progress;
    }

    PredictorReport run(PredictorPlan plan) throws Exception {
        if (!Files.exists(jar)) {
            throw new IOException("the worker is not built; run ./kitchensync bench predictor, which builds it");
        }
        progress.accept("starting Postgres");
        try (Database server = Database.start(folder.resolve("postgres"))) {
            PredictorReport.Chain chain = chain(plan, server);
            List<PredictorReport.Size> sizes = new ArrayList<>();
            for (int stores : plan.growth()) {
                sizes.add(size(server, stores));
            }
            return new PredictorReport(plan, chain, sizes, List.copyOf(missing));
        }
    }

    /** The chain out of the box: training with all cores, the grid on one, then plans. */
    private PredictorReport.Chain chain(PredictorPlan plan, Database server)
            throws IOException, SQLException, InterruptedException {
        int stores = PredictorPlan.STORES;
        Map<String, String> settings = settings(server, "chain", stores);
        long lines = past(settings);
        JsonNode trained;
        JsonNode inference;
        double trainMib;
        try (Forecaster trainer = start("trainer", ANY_CORE, settings)) {
            trained = did("training", trainer.tell("train"));
            trainMib = trainer.peakMib();
            inference = trainer.tell("inference?rounds=" + plan.rounds());
        }
        List<String> oneCore = canBind() ? ONE_CORE : ANY_CORE;
        List<JsonNode> grids;
        double gridMib;
        try (Forecaster forecaster = start("forecaster", oneCore, settings)) {
            grids = repeat(plan.rounds(), "grid", forecaster, "predict");
            gridMib = forecaster.peakMib();
        }
        List<JsonNode> weeks;
        List<JsonNode> slots;
        try (Forecaster planner = start("planner", ANY_CORE, settings)) {
            weeks = repeat(Math.min(3, plan.rounds()), "weekly plan", planner, "week");
            slots = repeat(plan.rounds(), "next slot of all stores", planner, "next");
        }
        return new PredictorReport.Chain(
                lines,
                seconds(trained),
                trained.path("rows").asInt(),
                trainMib,
                oneCore.isEmpty() ? Runtime.getRuntime().availableProcessors() : 1,
                grids.getLast().path("rows").asLong(),
                median(grids, plan.counted()),
                seconds(grids.getFirst()),
                gridMib,
                median(weeks, 1),
                median(slots, plan.counted()),
                oneStore(server),
                inference.path("rows").asInt(),
                rate(inference.path("onnx")),
                rate(inference.path("lightgbm")),
                inference.path("difference").asDouble());
    }

    /** A chain of one store: all that its next slot takes, from the warehouse to Postgres. */
    private double oneStore(Database server) throws IOException, SQLException, InterruptedException {
        Map<String, String> settings = settings(server, "one_store", 1);
        past(settings);
        try (Forecaster planner = start("one store", ANY_CORE, settings)) {
            planner.tell("train");
            planner.tell("predict");
            planner.tell("week");
            List<JsonNode> slots = new ArrayList<>();
            for (int round = 0; round < PredictorPlan.SLOT_ROUNDS; round++) {
                slots.add(planner.tell("next"));
            }
            did("its next slot", slots.getLast());
            return median(slots, PredictorPlan.SLOT_ROUNDS / 2);
        }
    }

    private PredictorReport.Size size(Database server, int stores)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> settings = settings(server, "growth_" + stores, stores);
        long lines = past(settings);
        try (Forecaster forecaster = start("forecaster of " + stores, ANY_CORE, settings)) {
            JsonNode trained = did("training", forecaster.tell("train"));
            JsonNode grid = did("grid", forecaster.tell("predict"));
            return new PredictorReport.Size(
                    stores,
                    lines,
                    seconds(trained),
                    trained.path("rows").asInt(),
                    grid.path("rows").asLong(),
                    seconds(grid),
                    forecaster.peakMib());
        }
    }

    /** What was sold, made by a process that is gone before anything is measured. */
    private long past(Map<String, String> settings) throws IOException, InterruptedException {
        try (Forecaster maker = start("past", ANY_CORE, settings)) {
            JsonNode made = maker.tell("past?days=" + PredictorPlan.DAYS);
            progress.accept("%,d lines of history made in %.1f s"
                    .formatted(made.path("rows").asLong(), seconds(made)));
            return made.path("rows").asLong();
        }
    }

    private Forecaster start(String name, List<String> prefix, Map<String, String> settings)
            throws IOException, InterruptedException {
        return Forecaster.start(name, prefix, javaOptions, jar, folder, settings);
    }

    private Map<String, String> settings(Database server, String database, int stores) throws SQLException {
        server.create(database);
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", server.jdbcUrl(database));
        settings.put("KITCHENSYNC_BENCH_STORES", String.valueOf(stores));
        settings.put(
                "KITCHENSYNC_BENCH_WAREHOUSE",
                folder.resolve(database + ".duckdb").toString());
        return settings;
    }

    private boolean canBind() throws InterruptedException {
        try {
            Process taskset = new ProcessBuilder("taskset", "-c", "0", "true").start();
            if (taskset.waitFor(5, TimeUnit.SECONDS) && taskset.exitValue() == 0) {
                return true;
            }
        } catch (IOException absent) {
            progress.accept("without taskset: " + absent.getMessage());
        }
        missing.add("the grid on one core: taskset cannot bind a process to one; it had all");
        return false;
    }

    private List<JsonNode> repeat(int rounds, String what, Forecaster forecaster, String task)
            throws IOException, InterruptedException {
        List<JsonNode> answers = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            answers.add(did(what, forecaster.tell(task)));
        }
        return answers;
    }

    private JsonNode did(String what, JsonNode answer) {
        progress.accept("%s: %.3f s, %,d rows"
                .formatted(what, seconds(answer), answer.path("rows").asLong()));
        return answer;
    }

    private static double rate(JsonNode rounds) {
        List<Double> rates = StreamSupport.stream(rounds.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
        return Median.of(rates, Double::doubleValue);
    }

    /** Of the last so many. */
    private static double median(List<JsonNode> answers, int counted) {
        return seconds(Median.of(
                answers.subList(Math.max(0, answers.size() - counted), answers.size()), PredictorBench::seconds));
    }

    private static double seconds(JsonNode answer) {
        return answer.path("seconds").asDouble();
    }
}
