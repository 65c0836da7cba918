package kitchensync.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kitchensync.bench.report.Median;
import org.junit.jupiter.api.Test;

/** What programs read, and the sums behind it. */
class ReportTest {

    private static final Run OURS = run("kitchensync", 5000, 5000, 0.4);
    private static final Run BATCHES = run("kitchensync", 30, 30_000, 0.05);

    @Test
    void jsonHasWhatIsComparedInOneLine() throws Exception {
        String line = report(true, size(12, 0.1, 1000), size(100, 0.11, 1000), size(1000, 0.125, 990))
                .json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.get("requests_per_second").asDouble()).isEqualTo(5000);
        assertThat(json.get("p50_ms").asDouble()).isEqualTo(10);
        assertThat(json.get("p99_ms").asDouble()).isEqualTo(20.123);
        assertThat(json.get("p99_ms_at_half_load").asDouble()).isEqualTo(20.123);
        assertThat(json.get("rows_per_second").asDouble()).isEqualTo(30_000);
        assertThat(json.get("memory_mib").asDouble()).isEqualTo(250.5);
        JsonNode ratios = json.get("ratios");
        assertThat(ratios.get("single_vs_fastapi_asyncpg").asDouble()).isEqualTo(6.25);
        assertThat(ratios.get("single_vs_fastapi_psycopg2").asDouble()).isEqualTo(12.5);
        assertThat(ratios.get("batch_vs_postgres_ceiling").asDouble()).isEqualTo(0.75);
        assertThat(ratios.get("stores_100_vs_12").asDouble()).isEqualTo(0.909);
        assertThat(ratios.get("stores_1000_vs_12").asDouble()).isEqualTo(0.792);
        assertThat(json.get("runs").get(0).get("offered_per_second").isNull()).isTrue();
    }

    @Test
    void whatCouldNotBeMeasuredIsNull() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(report(false, size(12, 0.1, 1000)).json());

        for (String ratio : List.of("single_vs_fastapi_asyncpg", "single_vs_fastapi_psycopg2", "stores_1000_vs_12")) {
            assertThat(json.get("ratios").has(ratio)).as(ratio).isTrue();
            assertThat(json.get("ratios").get(ratio).isNull()).as(ratio).isTrue();
        }
        assertThat(json.get("missing").get(0).asText()).isEqualTo("FastAPI: there is no python3");
        assertThat(json.get("sizes").get(0).get("migration_seconds").isNull()).isTrue();
    }

    @Test
    void theTableSaysWhichBarsAreMet() {
        String table = report(true, size(12, 0.1, 1000), size(1000, 0.2, 1000)).table();

        assertThat(table).containsPattern("single_vs_fastapi_asyncpg +6\\.25 +>= 5\\.0 +met");
        assertThat(table).containsPattern("stores_1000_vs_12 +0\\.50 +>= 0\\.8 +NOT MET");
        assertThat(table).containsPattern("stores_100_vs_12 +missing");
        assertThat(table).containsPattern("p99 ms at half load +20\\.12 +< 50\\.0 +met");
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Median.of(List.of(3.0, 1.0, 2.0), Double::doubleValue)).isEqualTo(2.0);
        assertThat(Median.of(List.of(4.0, 1.0), Double::doubleValue)).isEqualTo(1.0);
    }

    private static Report report(boolean peers, GrowthRuns.Size... sizes) {
        SequencedMap<String, Run> medians = new LinkedHashMap<>();
        medians.put("kitchensync", OURS);
        if (peers) {
            medians.put("fastapi_asyncpg", run("fastapi_asyncpg", 800, 800, 1));
            medians.put("fastapi_psycopg2", run("fastapi_psycopg2", 400, 400, 1));
        }
        return new Report(
                2000,
                new Report.Chain(
                        new SingleRuns.Result(medians, OURS),
                        new BatchRuns.Result(BATCHES, 4_000_000, 35_000, 40_000, 50_000),
                        250.5,
                        180),
                List.of(sizes),
                List.of(OURS, BATCHES),
                peers ? List.of() : List.of("FastAPI: there is no python3"));
    }

    private static GrowthRuns.Size size(int stores, double cost, double rate) {
        return new GrowthRuns.Size(
                stores, 3, Double.NaN, 100, run("kitchensync", 10, 1000, 0.1), run("kitchensync", rate, rate, cost));
    }

    private static Run run(String service, double requests, double events, double cost) {
        return new Run("sales", service, 12, 64, null, requests, events, 10, 20.1234, 0, 0.1, 0.8, 0.9, cost, 200);
    }
}
