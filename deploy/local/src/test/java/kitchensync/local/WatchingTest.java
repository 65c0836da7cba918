package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WatchingTest {

    private static final Path DOCUMENTS = Path.of("..", "..", "docs");

    @Test
    void theMetricsOfAQueryAreFound() {
        assertThat(
                        Watching.metrics(
                                "histogram_quantile(0.99, sum by (le) (rate(a_bucket{x=\"b_c\"}[5m]))) > 1e3 and on (job) d_e offset 1h"))
                .containsExactly("a_bucket", "d_e");
        assertThat(Scrape.of("""
                # HELP a b
                a{x="1",y="/stores/012"} 1.0
                a{x="2",y="/stores/{store}"} 2.0 # {trace_id="ff"} 1.0 2
                b 3
                """).unbounded()).singleElement().asString().startsWith("a{y}");
    }

    @Test
    void everyAlertSaysWhichPromiseIsBrokenAndWhatToDoAndIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENTS.resolve("operations.md"));
        Set<String> documented = java.util.regex.Pattern.compile(
                        "^\\| (KitchenSync\\w+) \\|", java.util.regex.Pattern.MULTILINE)
                .matcher(document)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(documented).isNotEmpty().isEqualTo(Watching.alerts().keySet());
        for (JsonNode rule : Watching.rules()) {
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/promise").asText()).isNotBlank();
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/remedy").asText()).isNotBlank();
        }
    }

    @Test
    void everyMetricThatIsAskedForIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENTS.resolve("observability.md"));

        assertThat(Watching.dashboards()).hasSizeGreaterThan(20);
        assertThat(java.util.stream.Stream.concat(
                                Watching.dashboards().values().stream(), Watching.alerts().values().stream())
                        .flatMap(query -> Watching.metrics(query).stream())
                        .map(metric -> metric.replaceAll("_(bucket|count|sum|max)$", "")))
                .allSatisfy(metric -> assertThat(document).contains("`" + metric));
    }
}
