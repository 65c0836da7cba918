package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.layer.SourceFreshness.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFreshnessTest {

    private static final Instant NOON = Instant.parse("2026-01-06T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"30, FRESH", "31, WARN", "120, WARN", "121, ERROR"})
    void itsAgeIsHeldAgainstBothLimits(int minutes, State state) throws Exception {
        JsonNode rule = new ObjectMapper().readTree("""
                {"warn_after": {"count": 30, "period": "minute"}, "error_after": {"count": 2, "period": "hour"}}
                """);
        assertThat(SourceFreshness.of("RAW.T", NOON.minus(Duration.ofMinutes(minutes)), NOON, rule)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void theProjectsSourcesAreAskedForTheirNewestRow() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            Project project = Project.read(
                    ProjectFiles.onClasspath(Sandbox.class.getClassLoader(), "dbt"),
                    Map.of("now", "2026-01-06 12:00:00"),
                    "duckdb");
            assertThat(SourceFreshness.of(project, sandbox.connection, NOON))
                    .singleElement()
                    .satisfies(sales -> assertThat(sales.words()).isEqualTo("RAW.SALES_EVENTS has no rows"));

            sandbox.sale("012", "BRAT", 1, "2026-01-06 11:20");
            assertThat(SourceFreshness.of(project, sandbox.connection, NOON))
                    .singleElement()
                    .satisfies(sales -> {
                        assertThat(sales.state()).isEqualTo(State.WARN);
                        assertThat(sales.words()).contains("40 minutes ago");
                    });

            sandbox.sale("012", "BRAT", 1, "2026-01-06 11:40");
            assertThat(SourceFreshness.of(project, sandbox.connection, NOON))
                    .singleElement()
                    .satisfies(sales -> assertThat(sales.state()).isEqualTo(State.FRESH));
        }
    }
}
