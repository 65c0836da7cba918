package kitchensync.bench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs read, and what is said of the bars. */
class UiReportTest {

    private static final List<Page> PAGES = Page.all(LocalDate.parse("2026-02-11"));

    @Test
    void jsonHasTheHeadlinesInOneLine() throws Exception {
        String line = report(9.5, 900).json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.at("/slowest_p99_ms_at_50").asDouble()).isEqualTo(9.5);
        assertThat(json.at("/heaviest_page_bytes").asLong()).isEqualTo(70_000);
        assertThat(json.at("/streams_held").asInt()).isEqualTo(900);
        assertThat(json.at("/change_heard_seconds").asDouble()).isEqualTo(.6);
        assertThat(json.at("/changes_missed").asLong()).isEqualTo(2);
        assertThat(json.at("/pages/1/server_p99").asDouble()).isEqualTo(40);
    }

    @Test
    void theTableSaysWhichBarsAreMetAndTheChainIsNoPageOfAStore() {
        String table = report(9.5, 900).table();

        assertThat(table).containsPattern("page at 50/s, ms \\(queue\\) +9\\.50 +<= 10 +met");
        assertThat(table).containsPattern("heaviest page +70,000\\.00 +<= 100000 +met");
        assertThat(table).containsPattern("streams that were lost +0\\.00 +<= 0 +met");
        assertThat(table).containsPattern("memory with all streams, MiB +600\\.00 +<= 512 +NOT MET");
        assertThat(report(10.5, 899).table())
                .containsPattern("page at 50/s, ms \\(queue\\) +10\\.50 +<= 10 +NOT MET")
                .containsPattern("streams that were lost +1\\.00 +<= 0 +NOT MET");
    }

    @Test
    void aChangeIsThereWhenTheTabletsShowItAndNotWhenTheyHaveHeardOfIt() {
        assertThat(report(9.5, 900).table())
                .containsPattern("until all have heard of a change +0\\.60\\n")
                .containsPattern("until all show a change +2\\.00 +<= 1 +NOT MET");
    }

    @Test
    void pagesThatFailAtTheLowestRateFailTheRun() {
        assertThat(report(9.5, 900).failure()).isEmpty();
        assertThat(withFailures(0, 7).failure()).isEmpty();
        assertThat(withFailures(2, 7).failure()).hasValue("2 pages failed at 50 a second");
    }

    private static UiReport withFailures(long slow, long fast) {
        Page queue = PAGES.getFirst();
        return new UiReport(
                UiPlan.whole(900, List.of(500, 50)),
                List.of(
                        new PageRun(queue, 50, 49.9, 2, 3, 3, 20, 60_000, slow),
                        new PageRun(queue, 500, 200, 2, 3, 3, 20, 60_000, fast)),
                new UiReport.Streams(900, 1.8, List.of()),
                300,
                600);
    }

    private static UiReport report(double p99, int held) {
        Page queue = PAGES.getFirst();
        Page chain = PAGES.getLast();
        return new UiReport(
                UiPlan.whole(900, List.of(50)),
                List.of(
                        new PageRun(queue, 50, 49.9, 2, p99, 3, 20, 60_000, 0),
                        new PageRun(chain, 50, 49.9, 12, 40, 13, 50, 70_000, 0)),
                new UiReport.Streams(
                        held,
                        1.8,
                        List.of(
                                new Tablets.Reached(.5, 1, 0),
                                new Tablets.Reached(.6, 2, 0),
                                new Tablets.Reached(.4, 3, 2))),
                300,
                600);
    }
}
