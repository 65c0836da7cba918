package kitchensync.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleReportTest {

    private static ScaleRun run(int speed, double feedLag, double dataAge, double runSeconds, long failedPages) {
        return new ScaleRun(speed, 1000, feedLag, dataAge, runSeconds, 3, 9, failedPages, 1.5, 900);
    }

    @Test
    void metricsAreAddedUpOverTheirLabels() {
        Scrape scrape = new Scrape("""
                # HELP ingest_events_total Events by type and by what became of them
                ingest_events_total{outcome="stored",type="sale"} 40.0
                ingest_events_total{outcome="rejected",type="sale"} 3.0
                ingest_events_total{outcome="stored",type="waste"} 2.0
                ingest_events_total_created 7.0
                ingest_feed_lag_seconds 1.5
                pipeline_data_age_seconds NaN
                """);

        assertThat(scrape.sum("ingest_events_total", "outcome=\"stored\"")).isEqualTo(42);
        assertThat(scrape.sum("ingest_feed_lag_seconds", "")).isEqualTo(1.5);
        assertThat(scrape.sum("pipeline_data_age_seconds", "")).isNaN();
        assertThat(scrape.sum("nothing", "")).isZero();
    }

    @Test
    void aSpeedIsHeldAsLongAsEverythingKeepsUp() {
        assertThat(run(20, 1, 600, 14, 0).broken()).isEmpty();
        assertThat(run(60, 1, 600, 4.9, 0).broken())
                .as("never more often than every 5 s")
                .isEmpty();

        assertThat(run(20, 6, 600, 14, 0).broken()).containsExactly("events wait for their position");
        assertThat(run(20, 1, 901, 14, 0).broken()).containsExactly("the plan's data is older than a slot");
        assertThat(run(20, 1, Double.NaN, 0, 0).broken()).containsExactly("the plan's data is older than a slot");
        assertThat(run(20, 1, 600, 15.1, 0).broken())
                .containsExactly("a pipeline run takes longer than from one to the next");
        assertThat(run(20, 1, 600, 14, 1).broken()).containsExactly("pages failed");
    }

    @Test
    void theFastestSpeedThatWasHeldAndWhatBrokeAreSaid() {
        ScaleReport report = new ScaleReport(
                new ScalePlan(900, List.of(5, 10, 20), 120), 600, List.of(run(5, 0, 300, 9, 0), run(10, 9, 300, 9, 0)));

        assertThat(report.json())
                .contains("\"held_speed\":5,", "\"broken\":[\"events wait for their position\"]")
                .doesNotContain("\n");
        assertThat(report.table()).contains("held", "events wait for their position");
    }
}
