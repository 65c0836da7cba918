package kitchensync.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    @TempDir
    Path folder;

    /** Two items, at noon every day and in the evening of weekends. */
    private Path sales(int days) throws IOException {
        StringBuilder csv = new StringBuilder("store_id,item_id,ts,quantity\n");
        for (int day = 0; day < days; day++) {
            LocalDate date = LocalDate.of(2026, 1, 5).plusDays(day);
            csv.append("7,PRETZEL,")
                    .append(date)
                    .append("T12:0")
                    .append(day % 10)
                    .append(":00,2\n");
            csv.append("7,SOUP,").append(date).append(day % 7 > 4 ? "T18:20:00,3\n" : "T12:40:00,1\n");
        }
        return Files.writeString(folder.resolve("sales.csv"), csv);
    }

    @Test
    void forecastsTheLastDaysAndWritesThemDown() throws Exception {
        // Given
        Path out = folder.resolve("forecasts.csv");

        // When
        CommandRun run = CommandRun.of(
                "backtest",
                "--sales",
                sales(70).toString(),
                "--test-days",
                "14",
                "--grain",
                "60",
                "--out",
                out.toString(),
                "--json");

        // Then
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode last = new ObjectMapper().readTree(run.out().lines().toList().getLast());
        assertThat(last.at("/scores/0/forecaster").asText()).isEqualTo("model");
        assertThat(last.at("/scores").findValuesAsText("forecaster"))
                .containsExactly(
                        "model",
                        "zero",
                        "last_week",
                        "four_week_mean",
                        "weekly_profile",
                        "scaled_profile",
                        "random_forest");
        assertThat(run.out()).containsPattern("random_forest +\\d");
        List<String> rows = Files.readAllLines(out);
        assertThat(rows.getFirst()).isEqualTo("store_id,item_id,slot_start,mean,q50,q80,q90,actual");
        // Weekdays have one hour of sales, weekends are open from noon to seven.
        assertThat(rows).hasSize(1 + 2 * (10 + 4 * 7));
        assertThat(rows.stream()
                        .skip(1)
                        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1))))
                .hasSize(76);
        assertThat(last.at("/rows").asInt()).isEqualTo(76);
    }

    @Test
    void saysBeforeItBeginsThatMemoryIsTooSmall() throws Exception {
        StringBuilder csv = new StringBuilder("store_id,item_id,ts,quantity\n");
        for (int i = 0; i < 3000; i++) {
            LocalDate day = LocalDate.of(2026, 1, 5).plusDays(i % 50);
            csv.append("store%d,item%d,%sT12:00,1\n".formatted(i, i, day));
        }
        Path file = Files.writeString(folder.resolve("many.csv"), csv);

        String error = CommandRun.of("backtest", "--sales", file.toString()).err();

        assertThat(error).contains("9,000,000 stores times items by 15 minutes need about", "KITCHENSYNC_HEAP=");
        assertThat(CommandRun.of("trial", "--days", "365", "--seeds", "100000").err())
                .contains("365 days with 100000 seeds need about", "KITCHENSYNC_HEAP=");
    }

    @Test
    void saysWhatItLeavesOut() throws Exception {
        // Given a refund, a weighed sale, and a last day that ends at noon
        Path file = sales(70);
        Files.writeString(file, "7,SOUP,2026-03-10T12:30,-1\n7,SOUP,2026-03-10T12:35,0.5\n", APPEND);
        Files.writeString(file, "7,SOUP,2026-03-16T10:30,1\n", APPEND);

        CommandRun run = CommandRun.of("backtest", "--sales", file.toString(), "--grain", "60", "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("1 rows were left out")
                .contains("line 142: quantity must be above 0, but is -1: a refund is no sale")
                .contains("The last day is not over in the file: what comes after 11:00 is left out.");
        JsonNode last = new ObjectMapper().readTree(run.out().lines().toList().getLast());
        assertThat(last.at("/known").size()).isEqualTo(6);
        assertThat(last.at("/new_items").size()).isZero();
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(CommandRun.of("backtest", "--sales", sales(20).toString()).err())
                .contains("has 20 days of sales; --test-days 28 needs at least 35");
        assertThat(CommandRun.of(
                                "backtest",
                                "--sales",
                                folder.resolve("none.csv").toString())
                        .err())
                .contains("cannot read");
    }

    @Test
    void wrongOptionsAreWrongUsage() throws Exception {
        String file = sales(20).toString();
        Map<List<String>, String> wrong = Map.of(
                List.of("backtest", "--sales", file, "--grain", "30"), "--grain is 15 or 60 minutes, not 30",
                List.of("backtest", "--sales", file, "--test-days", "0"), "--test-days must be at least 1, not 0",
                List.of("backtest", "--sales", file, "--map", "when=ts"), "--map knows no column 'when'",
                List.of("import", file, "--map", "when=ts"), "--map knows no column 'when'",
                List.of("trial", "--worlds", "mars"), "--worlds knows no 'mars'",
                List.of("trial", "--seeds", "0"), "--seeds is at least 1",
                List.of("trial", "--miss-weight", "-1"), "--miss-weight is 0 or more, not -1.0");

        wrong.forEach((arguments, said) -> {
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.err()).contains(said);
            assertThat(run.exit()).as(said).isEqualTo(2);
        });
    }

    /** Not after minutes of work. */
    @Test
    void saysBeforeItBeginsThatItsFileHasNoPlace() throws Exception {
        String sales = sales(70).toString();
        String nowhere = folder.resolve("none/out").toString();

        CommandRun backtest = CommandRun.of("backtest", "--sales", sales, "--out", nowhere);
        CommandRun trial = CommandRun.of("trial", "--days", "365", "--page", nowhere);
        CommandRun onto = CommandRun.of("backtest", "--sales", sales, "--out", folder.toString());

        assertThat(backtest.err()).contains("there is no folder " + folder.resolve("none"), "--out");
        assertThat(backtest.out()).isEmpty();
        assertThat(trial.err()).contains("there is no folder " + folder.resolve("none"), "--page");
        assertThat(onto.err()).contains("--out names a file to write", "is a folder");
    }
}
