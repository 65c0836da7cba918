package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kitchensync.duckdb.DuckDbWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pipeline} as an analyst meets it, beside a running process and without one. */
class PipelineSystemIT {

    @TempDir
    static Path folder;

    static Launcher launcher;

    @BeforeAll
    static void aSmallWorld() throws Exception {
        launcher = new Launcher(folder);
        Launcher.Ended up = launcher.run(
                "up", "--once", "--stores", "1", "--days", "3", "--port", String.valueOf(Launcher.freePort()));
        assertThat(up.exit()).as("%s", up).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        launcher.close();
    }

    private static void warehouse(String sql) throws Exception {
        try (DuckDbWarehouse warehouse =
                        DuckDbWarehouse.open(folder.resolve(".kitchensync/warehouse.duckdb"), "500MB");
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Launcher.Ended pipeline(String arguments) throws Exception {
        return launcher.run(("pipeline " + arguments).split(" "));
    }

    private static Launcher.Ended pipelineRun() {
        try {
            return pipeline("run");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void analystsRunTestBackfillAndLookWhetherUpIsRunningOrNot() throws Exception {
        // Without a running process: a selection, told model by model, with artifacts
        Launcher.Ended selected = pipeline("run --select +day_totals --exclude resource_type:seed --full-refresh");
        assertThat(selected.exit()).as("%s", selected).isZero();
        assertThat(selected.err())
                .anyMatch(line -> line.matches("MARTS.DAY_TOTALS: [\\d,]+ rows, [\\d,]+ ms"))
                .noneMatch(line -> line.startsWith("MARTS.STOCK_ON_HAND"));
        JsonNode report = new ObjectMapper().readTree(selected.lastLine());
        assertThat(report.at("/testsPassed").asInt()).isPositive();
        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve(".kitchensync/target/run_results.json").toFile());
        assertThat(results.at("/results").findValuesAsText("unique_id")).contains("model.kitchensync.day_totals");
        assertThat(folder.resolve(".kitchensync/target/manifest.json")).exists();

        // Two at once: the second waits until the first lets go of the folder
        CompletableFuture<Launcher.Ended> second;
        try (FileChannel first = FileChannel.open(folder.resolve(".kitchensync/lock"), StandardOpenOption.WRITE);
                FileLock lock = first.lock()) {
            second = CompletableFuture.supplyAsync(() -> pipelineRun());
            assertThatThrownBy(() -> second.get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        }
        assertThat(second.get().exit()).as("%s", second.get()).isZero();
        assertThat(second.get().err()).first().asString().contains("another command is at work on", "waiting");

        // A broken event: which test, which rows, and what stands
        warehouse("insert into RAW.SALES_EVENTS values ('012', 999999, uuid(), 'BRAT', 5000, 2.00,"
                + " '2026-02-11 12:00', nextval('RAW.LOAD_SEQ'))");
        Launcher.Ended tested = pipeline("test --select source:raw");
        assertThat(tested.exit()).isEqualTo(1);
        assertThat(tested.err())
                .anyMatch(line -> line.startsWith("failed  raw.sales_events: value_range quantity"))
                .anyMatch(line -> line.contains("\"quantity\":5000"))
                .last()
                .asString()
                .startsWith("kitchensync: ")
                .contains("1 failed");
        assertThat(pipeline("run").exit()).isEqualTo(1);
        Launcher.Ended status = pipeline("status");
        assertThat(status.exit()).as("%s", status).isZero();
        assertThat(String.join("\n", status.out()))
                .contains("preparation succeeded")
                .contains("--select +day_totals --exclude resource_type:seed --full-refresh")
                .contains("value_range quantity")
                .contains("MARTS.DAY_TOTALS stands as of 2026-02-12");
        warehouse("delete from RAW.SALES_EVENTS where quantity = 5000");

        // Beside a running process
        int port = Launcher.freePort();
        Launcher.Live live = launcher.start("up", "--port", String.valueOf(port), "--speed", "1");
        live.awaitLine("http://localhost:" + port);
        Launcher.Ended wrong = pipeline("run --select no_such");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).last().asString().contains("nothing is selected by 'no_such'");
        Launcher.Ended backfill = pipeline("backfill --from 2026-02-10 --to 2026-02-11");
        assertThat(backfill.exit()).as("%s", backfill).isZero();
        assertThat(backfill.err()).anyMatch(line -> line.startsWith("INTERMEDIATE.ITEM_SLOTS: "));
        assertThat(pipeline("test").out()).last().asString().contains("0 failed");
        Launcher.Ended docs = pipeline("docs");
        assertThat(Path.of(docs.lastLine()))
                .isEqualTo(folder.resolve(".kitchensync/target/index.html"))
                .content()
                .contains("<section id=\"day_totals\">");
        assertThat(Launcher.get(port, "/pipeline/docs/day_totals").body()).contains("MARTS.DAY_TOTALS");
        assertThat(Launcher.get(port, "/pipeline").body()).contains("All is well.");
        JsonNode now =
                new ObjectMapper().readTree(pipeline("status --json").out().getLast());
        assertThat(now.at("/staleModels")).isEmpty();
        assertThat(now.at("/runs/0/asked").asText()).isEqualTo("--from 2026-02-10 --to 2026-02-11");
        assertThat(pipeline("backfill --from 2026-02-11 --to 2026-02-10").exit())
                .isEqualTo(2);
        live.stop();
    }
}
