package kitchensync.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What programs read, and what is said of the bars. */
class StartupReportTest {

    @Test
    void jsonHasTheServicesInOneLine() throws Exception {
        String line = report(.7).json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.at("/services/ingest/plain_seconds").asDouble()).isEqualTo(2);
        assertThat(json.at("/services/ingest/aot_seconds").asDouble()).isEqualTo(.7);
        assertThat(json.at("/services/ingest/rss_mib").asDouble()).isEqualTo(150);
        assertThat(json.at("/services/ingest/native_seconds").asDouble()).isEqualTo(.1);
    }

    @Test
    void theTableSaysWhichBarsAreMet() {
        assertThat(report(.7).table()).containsPattern("ingest .*0\\.70 s +150 MiB.* 65% +met, met");
        assertThat(report(1.5).table()).containsPattern("ingest .*1\\.50 s.* 25% +NOT MET, NOT MET");
    }

    @Test
    void theMiddleOneOfSeveralStartsCounts() {
        assertThat(StartupReport.Form.of(List.of(new Start(3, 10), new Start(1, 30), new Start(2, 20))))
                .isEqualTo(new StartupReport.Form(2, 20));
    }

    private static StartupReport report(double aot) {
        return new StartupReport(
                List.of(new StartupReport.Service(
                        "ingest",
                        new StartupReport.Form(2, 200),
                        new StartupReport.Form(aot, 150),
                        Optional.of(new StartupReport.Form(.1, 80)))),
                7,
                "");
    }
}
