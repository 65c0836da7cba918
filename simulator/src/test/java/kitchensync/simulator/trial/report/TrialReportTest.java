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
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Contenders;
import kitchensync.simulator.trial.Group;
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
                .contains("waste % / service % by weather")
                .containsPattern("clairvoyant +0\\.\\d\\d ± 0\\.\\d\\d +(99|100)\\.\\d\\d ± 0\\.\\d\\d .* 100 %")
                .containsPattern("<nothing> +\\d+\\.\\d\\d ± ");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).doesNotContain("NaN"));
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
        assertThat(clairvoyant.get("by_item").has("HOT_DOG")).isTrue();
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
                .contains("Home, by the unit", "Home, in whole batches", "&lt;nothing&gt;", "Hot Dog")
                .doesNotContain("<nothing>", "<script", "NaN", "NOT_FOUND");
    }
}
