package kitchensync.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kitchensync.ingest.csv.SalesFile;
import kitchensync.ingest.csv.SalesRow;
import kitchensync.predictor.backtest.Backtest;
import kitchensync.predictor.backtest.Comparison;
import kitchensync.predictor.backtest.ForecastFile;
import kitchensync.predictor.backtest.SalesTable;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.score.Score;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Forecasts the last days of your own sales from the days before, a week at a time, and shows how well that",
            "does beside simple forecasts. Takes the columns of import, and quantities that are not whole; nothing is",
            "stored. Days on which a store sold nothing are taken as closed, its hours and menu are what its sales show."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final List<Integer> GRAINS = List.of(15, 60);
    private static final int SHOWN_REJECTS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--sales", required = true, paramLabel = "FILE.csv", description = "The sales.")
    Path file = Path.of("");

    @Option(names = "--test-days", defaultValue = "28", description = "Days at the end to forecast (default: 28).")
    int testDays = 28;

    @Option(names = "--grain", defaultValue = "15", description = "Minutes of a forecast: 15 or 60 (default: 15).")
    int grain = 15;

    @Option(names = "--out", paramLabel = "FORECASTS.csv", description = "Where to write every forecast.")
    @Nullable
    Path out;

    @Mixin
    ColumnNames columns = new ColumnNames();

    @Option(
            names = "--timezone",
            description = "The stores' clock, for times that name an offset (default: the times as they stand).")
    @Nullable
    ZoneId zone;

    @Option(names = "--json", description = "Ends with one line of JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        if (!GRAINS.contains(grain)) {
            throw new ParameterException(spec.commandLine(), "--grain is 15 or 60 minutes, not " + grain);
        }
        if (testDays < 1) {
            throw new ParameterException(spec.commandLine(), "--test-days must be at least 1, not " + testDays);
        }
        OutputFile.check("--out", out);
        SalesTable sales = read();
        if (sales.days() < testDays + 7) {
            throw new IOException(file + " has " + sales.days() + " days of sales; --test-days " + testDays
                    + " needs at least " + (testDays + 7));
        }
        checkMemory(sales);
        long start = System.nanoTime();
        int lastDayCells = sales.lastDayCells(grain);
        if (lastDayCells < 24 * 60 / grain) {
            System.err.printf(
                    "The last day is not over in the file: what comes after %02d:%02d is left out.%n",
                    lastDayCells * grain / 60, lastDayCells * grain % 60);
        }
        DemandHistory history = sales.history(grain);
        Backtest backtest = new Backtest(history, testDays, Conditions.UNKNOWN, lastDayCells);
        TrainingSettings training = PredictorSettings.training();
        ModelFit fit = backtest.fitIfPossible(
                training,
                reason -> System.err.println("Forecasts are the profile's alone, for no trees can be had: " + reason));
        Comparison comparison = new Comparison("model", history, backtest.firstTestDay());
        try (ForecastFile rows = new ForecastFile(Optional.ofNullable(out), history)) {
            backtest.forecast(fit.model(), comparison.and(rows));
        }
        List<Score> scores = new ArrayList<>(comparison.scores());
        backtest.randomForestIfPossible(training).ifPresent(scores::add);
        print(comparison, scores, fit, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private SalesTable read() throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read " + file);
        }
        SalesTable sales = new SalesTable();
        List<String> rejected = new ArrayList<>();
        new SalesFile(file, columns.checked(), Instant.now(), SalesFile.Quantities.ANY)
                .read(
                        row -> sales.add(
                                row.storeId(),
                                row.itemId(),
                                row.category(),
                                local(row.time()),
                                row.quantity().doubleValue()),
                        row -> rejected.add(
                                rejected.size() < SHOWN_REJECTS ? "line " + row.line() + ": " + row.reason() : ""));
        String shown = rejected.stream().limit(SHOWN_REJECTS).collect(Collectors.joining("\n  ", "\n  ", ""));
        if (sales.isEmpty()) {
            throw new IOException(file + " has no row that can be read; is it the right file?" + shown);
        }
        if (!rejected.isEmpty()) {
            System.err.printf("%,d rows were left out:%s%n", rejected.size(), shown);
        }
        return sales;
    }

    /** Better now than after minutes. */
    private void checkMemory(SalesTable sales) throws IOException {
        long needed = sales.memory(grain);
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%,d stores times items by %d minutes need about %,d MB of memory, and there are %,d: try"
                            + " KITCHENSYNC_HEAP=%dm%s, or a file with fewer stores",
                    sales.kitchens(),
                    grain,
                    needed >> 20,
                    Runtime.getRuntime().maxMemory() >> 20,
                    (needed * 5 / 4) >> 20,
                    grain == 15 ? ", --grain 60" : ""));
        }
    }

    private LocalDateTime local(SalesRow.Time time) {
        return zone == null ? time.local() : LocalDateTime.ofInstant(time.in(zone), zone);
    }

    /** @param scores of all rows, the model's first */
    private void print(Comparison comparison, List<Score> scores, ModelFit fit, double seconds) throws IOException {
        System.out.printf(
                "%,d forecasts of %d minutes; %d weeks to learn from, %d trees, %.1f s%n",
                comparison.rows(), grain, fit.weeks(), fit.trees(), seconds);
        System.out.println(ScoreTable.of(scores));
        printPart("items that their store had sold for %d days and more", comparison.known());
        printPart("items that their store had sold for less than %d days", comparison.newItems());
        printPart("all items of stores that had sold for less than %d days", comparison.newStores());
        if (json) {
            System.out.println(new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "rows", comparison.rows(),
                            "seconds", seconds,
                            "scores", scores,
                            "known", comparison.known(),
                            "new_items", comparison.newItems(),
                            "new_stores", comparison.newStores())));
        }
    }

    private static void printPart(String of, List<Score> scores) {
        if (!scores.isEmpty()) {
            System.out.printf("Of these, " + of + " when they were forecast:%n", Comparison.NEW_DAYS);
            System.out.println(ScoreTable.of(scores));
        }
    }
}
