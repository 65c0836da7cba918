package kitchensync.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries of deploy/observability, and the metrics that they are of. */
final class Watching {

    static final Path FOLDER = Path.of("..", "observability");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*\\]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern METRIC = Pattern.compile("(?<![\\w.$])[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "by", "without", "offset", "bool", "on", "ignoring");

    /** What Prometheus makes itself of every scrape, and kube-state-metrics of a cluster's objects. */
    private static final Set<String> ELSEWHERE =
            Set.of("up", "kube_cronjob_created", "kube_cronjob_status_last_successful_time");

    private Watching() {}

    /** The queries of the dashboards, by file and panel. */
    static Map<String, String> dashboards() throws IOException {
        Map<String, String> queries = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).get("panels")) {
                    int number = 0;
                    for (JsonNode target : panel.path("targets")) {
                        queries.put(
                                file.getFileName() + ": " + panel.get("title").textValue() + " " + number++,
                                target.get("expr").textValue());
                    }
                }
            }
        }
        return queries;
    }

    /** The queries of the alert rules, by name. */
    static Map<String, String> alerts() throws IOException {
        Map<String, String> queries = new TreeMap<>();
        rules().forEach(rule ->
                queries.put(rule.get("alert").textValue(), rule.get("expr").textValue()));
        return queries;
    }

    static List<JsonNode> rules() throws IOException {
        JsonNode file = new YAMLMapper().readTree(FOLDER.resolve("alerts.yaml").toFile());
        return file.get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .toList();
    }

    static Set<String> metrics(String query) {
        String rest = QUOTED.matcher(query).replaceAll("\"\"");
        for (Pattern without : List.of(SELECTOR, RANGE, LABELS)) {
            rest = without.matcher(rest).replaceAll(" ");
        }
        Set<String> metrics = new TreeSet<>();
        METRIC.matcher(rest).results().map(name -> name.group()).forEach(metrics::add);
        metrics.removeAll(WORDS);
        metrics.removeAll(ELSEWHERE);
        return metrics;
    }
}
