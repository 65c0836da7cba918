package kitchensync.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs read, and the sums behind it. */
class PipelineReportTest {

    @Test
    void jsonHasSecondsAndRatiosInOneLine() throws Exception {
        String line = report(400_000, 35.0).json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        JsonNode seconds = json.get("seconds");
        assertThat(seconds.get("full_build").asDouble()).isEqualTo(1.75);
        assertThat(seconds.get("incremental").asDouble()).isEqualTo(0.25);
        assertThat(seconds.get("noop").asDouble()).isEqualTo(0.02);
        assertThat(seconds.get("dbt_full_build").asDouble()).isEqualTo(35);
        JsonNode ratios = json.get("ratios");
        assertThat(ratios.get("full_build_vs_dbt").asDouble()).isEqualTo(20);
        assertThat(ratios.get("extract_vs_copy").asDouble()).isEqualTo(0.5);
        assertThat(ratios.get("incremental_42_days_vs_1").asDouble()).isEqualTo(1.25);
        assertThat(ratios.get("full_build_per_event_120_stores_vs_12").asDouble())
                .isEqualTo(0.5);
        assertThat(ratios.get("incremental_120_stores_vs_12").asDouble()).isEqualTo(2);
        assertThat(ratios.get("incremental_per_row_120_stores_vs_12").asDouble())
                .isEqualTo(0.2);
        assertThat(json.get("overhead_ms_per_model").asDouble()).isEqualTo(10);
    }

    @Test
    void whatCouldNotBeMeasuredIsNull() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report(400_000, null).json());

        assertThat(json.get("seconds").get("dbt_full_build").isNull()).isTrue();
        assertThat(json.get("ratios").get("full_build_vs_dbt").isNull()).isTrue();
    }

    @Test
    void theTableSaysWhichBarsAreMet() {
        String table = report(400_000, 35.0).table();

        assertThat(table).containsPattern("full build of all layers with all tests, s +1\\.75 +<= 2\\.0 +met");
        assertThat(table).containsPattern("runner over bare SQL, ms a model +10\\.00 +<= 5\\.0 +NOT MET");
        assertThat(table).containsPattern("extract, rows/s +400,000 +>= 500,000 +NOT MET");
        assertThat(table).containsPattern("times as fast as dbt +20\\.00 +>= 10\\.0 +met");
        assertThat(report(400_000, null).table()).containsPattern("times as fast as dbt +missing");
    }

    @Test
    void extractMeetsItsBarByItselfOrBesideCopy() {
        assertThat(report(500_000, 35.0).table()).containsPattern("extract, rows/s +500,000 +>= 500,000 +met");
        assertThat(report(480_000, 35.0).table()).containsPattern("or in parts of COPY +0\\.60 +>= 0\\.6 +met");
    }

    @Test
    void growthAloneHasNoFiguresOfTheChainOutOfTheBox() throws Exception {
        PipelineReport whole = report(400_000, 35.0);
        PipelineReport growth = new PipelineReport(PipelinePlan.GROWTH, null, whole.sizes(), List.of());

        JsonNode json = new ObjectMapper().readTree(growth.json());
        assertThat(json.get("seconds")).isEmpty();
        assertThat(json.get("sizes")).hasSize(2);
        assertThat(json.get("sizes").get(1).get("postgres_mib").asDouble()).isEqualTo(250);
        assertThat(json.get("ratios").fieldNames()).toIterable().allMatch(name -> name.endsWith("120_stores_vs_12"));
        assertThat(growth.table().lines()).hasSize(4);
    }

    private static PipelineReport report(double extractRowsPerSecond, Double dbt) {
        PipelineReport.Chain chain = new PipelineReport.Chain(
                3_000_000,
                37,
                250,
                2,
                800_000,
                extractRowsPerSecond,
                2,
                1.75,
                0.25,
                0.05,
                600,
                0.02,
                1.1,
                0.8,
                30,
                dbt,
                700);
        return new PipelineReport(
                PipelinePlan.WHOLE,
                chain,
                List.of(
                        new PipelineReport.Size(12, 100_000, 300_000, 0.4, 0.2, 600, 0.02, 400, 200),
                        new PipelineReport.Size(120, 1_000_000, 600_000, 2, 0.4, 6000, 0.02, 600, 250)),
                List.of());
    }
}
