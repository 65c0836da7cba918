package kitchensync.simulator.trial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Contenders;
import kitchensync.simulator.trial.Estimate;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.SmallTrial;
import kitchensync.simulator.trial.TrialResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialReportTest {

    private static TrialResult result;

    /** Not in a static initializer: the runs go over threads that would wait for it, and it for them. */
    @BeforeAll
    static void play() {
        List<Contender> contenders = new ArrayList<>(Contenders.all());
        contenders.add(new Contender("<nothing>", run -> store -> (kitchen, cook) -> {}));
        result = SmallTrial.run(SmallTrial.spec(SmallTrial.HOME, SmallTrial.HOME_BATCHES), contenders);
    }

    @Test
    void tableHasEverySettingAndContender() {
        // When
        String table = TrialTable.of(result);
        // Then
        assertThat(table)
                .contains("home: 3 stores, 4 days, 1 seeds")
                .contains("home_batches: 3 stores, 4 days, 1 seeds")
                .contains("waste % by weather", "service % by level of store", "profit a store-day by level of store")
                .doesNotContain("by item")
                .containsPattern("clairvoyant +0\\.\\d\\d ± 0\\.\\d\\d +(99|100)\\.\\d\\d ± 0\\.\\d\\d .* 100 %")
                .containsPattern("<nothing> +\\d+\\.\\d\\d ± ");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).doesNotContain("NaN"));
    }

    @Test
    void tableHasEachFigureOfEveryPartWithItsIntervalAndOfItemsWhereTheyAreAskedFor() {
        // When
        List<String> lines = TrialTable.of(result, true).lines().toList();
        // Then
        Outcome hotDog = result.outcome(SmallTrial.HOME, "par_levels", new Group.OfItem(item("HOT_DOG")));
        assertThat(row(lines, "waste % by item", "HOT_DOG")).startsWith("HOT_DOG " + percent(hotDog.wastePct()) + " ");
        assertThat(row(lines, "service % by item", "HOT_DOG"))
                .startsWith("HOT_DOG " + percent(hotDog.servicePct()) + " ");
        assertThat(row(lines, "profit a store-day by item", "HOT_DOG"))
                .startsWith("HOT_DOG %.0f ± %.0f "
                        .formatted(hotDog.profit().value(), hotDog.profit().margin()));
        Outcome smallest = result.outcome(SmallTrial.HOME, "par_levels", new Group.AtLevel(1));
        assertThat(row(lines, "waste % by level of store", "par_levels"))
                .startsWith("par_levels " + percent(smallest.wastePct()) + " ");
    }

    private static int item(String id) {
        return result.spec().catalogue().items().stream().map(Item::id).toList().indexOf(id);
    }

    private static String percent(Estimate estimate) {
        return "%.2f ± %.2f".formatted(estimate.value(), estimate.margin());
    }

    /** The row of the first such table, with single spaces. */
    private static String row(List<String> lines, String title, String name) {
        return lines.stream()
                .dropWhile(line -> !line.equals(title))
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    @Test
    void summaryTellsTheFiguresOfEveryContenderBySettingAndGroup() {
        // When
        JsonNode home = TrialJson.summary(result).get("home");
        JsonNode later = home.get("predecessor_later");
        // Then
        assertThat(home.propertyStream().map(Map.Entry::getKey)).containsExactlyElementsOf(result.contenders());
        assertThat(later.get("waste_pct").doubleValue())
                .isBetween(
                        later.get("waste_pct_low").doubleValue(),
                        later.get("waste_pct_high").doubleValue());
        assertThat(later.get("service_pct").doubleValue()).isBetween(80.0, 100.0);
        assertThat(later.get("profit").doubleValue())
                .isCloseTo(
                        result.outcome(SmallTrial.HOME, "predecessor_later", new Group.All())
                                        .total()
                                        .profit()
                                / 12,
                        within(.01));
        assertThat(home.get("clairvoyant").get("gap_closed_pct").doubleValue()).isEqualTo(100);
        assertThat(later.get("by_level").propertyStream().map(Map.Entry::getKey))
                .containsExactly("1", "2", "4");
        long units = later.get("by_weather")
                .propertyStream()
                .mapToLong(weather -> weather.getValue().get("units_sold").longValue())
                .sum();
        assertThat(units).isEqualTo(later.get("units_sold").longValue());
        assertThat(later.has("by_item")).isFalse();
    }

    @Test
    void fullRecordHasItemsAndPairedDifferences() {
        // When
        JsonNode home = TrialJson.full(result).get("home");
        JsonNode clairvoyant = home.get("clairvoyant");
        // Then
        JsonNode hotDog = clairvoyant.get("by_item").get("HOT_DOG");
        assertThat(hotDog.propertyStream().map(Map.Entry::getKey))
                .contains("waste_pct_low", "service_pct_high", "profit_low");
        long units = clairvoyant
                .get("by_item")
                .propertyStream()
                .mapToLong(item -> item.getValue().get("units_sold").longValue())
                .sum();
        assertThat(units).isEqualTo(clairvoyant.get("units_sold").longValue());
        assertThat(clairvoyant.get("by_item").has("CHICKEN_POT_PIE")).isFalse();
        JsonNode less = clairvoyant.get("less").get("predecessor_later");
        assertThat(less.get("profit_low").doubleValue()).isPositive();
        assertThat(less.get("waste_pct_high").doubleValue()).isNegative();
    }

    @Test
    void pageShowsAPointForEveryContenderAndRunsNoScript(@TempDir Path folder) throws IOException {
        // When
        Path file = folder.resolve("trial.html");
        TrialPage.write(result, file);
        String page = Files.readString(file);
        // Then
        assertThat(page.split("<svg", -1)).hasSize(3);
        assertThat(page.split("<circle", -1))
                .hasSize(1 + 2 * result.contenders().size());
        assertThat(page)
                .contains("Home, by the unit", "Home, in whole batches", "&lt;nothing&gt;")
                .contains("Profit a store-day by weather", "Service % by level of store")
                .containsPattern("(?s)Profit a store-day by item.*Hot Dog</th><td>\\d+ ± \\d+</td>")
                .doesNotContain("<nothing>", "<script", "NaN", "NOT_FOUND");
    }
}
