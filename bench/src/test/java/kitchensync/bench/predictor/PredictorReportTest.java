package kitchensync.bench.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs read, and what is said of the bars. */
class PredictorReportTest {

    @Test
    void jsonHasSecondsMemoryAndRatesInOneLine() throws Exception {
        String line = report(1, .8).json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.at("/seconds/train").asDouble()).isEqualTo(15);
        assertThat(json.at("/seconds/grid").asDouble()).isEqualTo(.8);
        assertThat(json.at("/seconds/store_plan").asDouble()).isEqualTo(.03);
        assertThat(json.at("/seconds/train_900_stores").asDouble()).isEqualTo(90);
        assertThat(json.at("/peak_mib").asDouble()).isEqualTo(1500);
        assertThat(json.at("/rows_per_second/ours").asDouble()).isEqualTo(300_000);
        assertThat(json.at("/rows_per_second/lightgbm").asDouble()).isEqualTo(150_000);
        assertThat(json.at("/ratios/inference_vs_lightgbm").asDouble()).isEqualTo(2);
        assertThat(json.at("/ratios/grid_per_cell_900_stores_vs_12").asDouble()).isEqualTo(.5);
    }

    @Test
    void theTableSaysWhichBarsAreMet() {
        String table = report(1, .8).table();

        assertThat(table).containsPattern("training on the default history, s +15\\.00 +<= 20 +met");
        assertThat(table).containsPattern("on one core, history read, s +0\\.80 +<= 1 +met");
        assertThat(table).containsPattern("a store's plan for a slot, ms +30\\.00 +<= 25 +NOT MET");
        assertThat(table).containsPattern("training for 900 stores, s +90\\.00 +<= 600 +met");
        assertThat(table).containsPattern("grid of 900 stores, MiB +1,500\\.00 +<= 1431 +NOT MET");
        assertThat(report(1, 1.2).table()).containsPattern("history read, s +1\\.20 +<= 1 +NOT MET");
    }

    @Test
    void aGridOnMoreThanOneCoreSaysNothingAboutOne() {
        assertThat(report(2, .4).table()).containsPattern("on one core, history read, s +missing");
    }

    private static PredictorReport report(int gridCores, double grid) {
        PredictorReport.Chain chain = new PredictorReport.Chain(
                1_000_000, 15, 200_000, 600, gridCores, 362_880, grid, 2, 500, 4, .2, .03, 49_000, 300_000, 150_000,
                1e-6);
        return new PredictorReport(
                PredictorPlan.whole(PredictorPlan.GROWTH),
                chain,
                List.of(
                        new PredictorReport.Size(12, 1_000_000, 15, 200_000, 362_880, 2, 700),
                        new PredictorReport.Size(900, 71_000_000, 90, 400_000, 27_216_000, 75, 1500)),
                List.of());
    }
}
