package kitchensync.pipeline.layer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code manifest.json} and {@code run_results.json}, in the shape that dbt's tools read. */
public final class Artifacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "https://schemas.getdbt.com/dbt/";

    private final Project project;
    private final Instant at;

    private Artifacts(Project project, Instant at) {
        this.project = project;
        this.at = at;
    }

    /**
     * @param target folder, made when missing
     * @param at when the run ended
     */
    public static void write(Path target, Project project, LayerReport report, Instant at) throws IOException {
        Artifacts artifacts = new Artifacts(project, at);
        Files.createDirectories(target);
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(target.resolve("manifest.json").toFile(), artifacts.manifest());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(target.resolve("run_results.json").toFile(), artifacts.results(report));
    }

    private Map<String, Object> metadata(String schema) {
        return Map.of(
                "dbt_schema_version", SCHEMAS + schema + ".json",
                "generated_at", at.toString(),
                "project_name", project.name(),
                "adapter_type", project.target());
    }

    private String id(Node node) {
        return node.kind() + "." + project.name() + "." + node.name();
    }

    private Map<String, Object> manifest() {
        Map<String, Object> nodes = new TreeMap<>();
        Map<String, Object> sources = new TreeMap<>();
        Map<String, List<String>> parents = new TreeMap<>();
        Map<String, List<String>> children = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        project.nodes().forEach(node -> ids.put(node.name(), id(node)));
        for (Node node : project.nodes()) {
            List<String> reads = node.reads().stream()
                    .map(name -> ids.getOrDefault(name, name))
                    .toList();
            (node.materialized() == null ? sources : nodes).put(id(node), node(node, reads));
            parents.put(id(node), reads);
            children.computeIfAbsent(id(node), _ -> new ArrayList<>());
            reads.forEach(read ->
                    children.computeIfAbsent(read, _ -> new ArrayList<>()).add(id(node)));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("metadata", metadata("manifest/v12"));
        manifest.put("nodes", nodes);
        manifest.put("sources", sources);
        manifest.put("parent_map", parents);
        manifest.put("child_map", children);
        return manifest;
    }

    private Map<String, Object> node(Node node, List<String> reads) {
        Map<String, Object> columns = new LinkedHashMap<>();
        node.docs().columns().forEach((column, description) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", column);
            entry.put("description", description);
            entry.put("data_type", node.contract().get(column));
            columns.put(column, entry);
        });
        String[] relation = node.relation().split("\\.");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("unique_id", id(node));
        entry.put("resource_type", node.kind());
        entry.put("name", node.name().substring(node.name().indexOf('.') + 1));
        entry.put("package_name", project.name());
        entry.put("schema", relation[0]);
        entry.put("alias", relation[1]);
        entry.put("relation_name", node.relation());
        entry.put("original_file_path", node.query().file());
        entry.put("description", node.docs().description());
        entry.put("columns", columns);
        entry.put("tags", node.query().tags());
        entry.put(
                "config",
                Map.of(
                        "materialized",
                        node.materialized() == null
                                ? "source"
                                : node.materialized().name().toLowerCase(Locale.ROOT)));
        entry.put("depends_on", Map.of("nodes", reads));
        entry.put("compiled_code", node.sql());
        entry.put("tests", node.tests().stream().map(LayerTest::name).toList());
        return entry;
    }

    private Map<String, Object> results(LayerReport report) {
        Map<String, String> ids = new TreeMap<>();
        project.nodes().forEach(node -> ids.put(node.relation(), id(node)));
        List<Map<String, Object>> results = new ArrayList<>();
        long millis = 0;
        for (ModelRun model : report.models()) {
            String status = switch (model.outcome()) {
                case BUILT -> "success";
                case UNCHANGED, SKIPPED -> "skipped";
                case FAILED -> "error";
            };
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("unique_id", ids.get(model.name()));
            result.put("status", status);
            result.put("message", model.outcome().name().toLowerCase(Locale.ROOT));
            result.put("execution_time", model.millis() / 1_000.0);
            result.put("adapter_response", model.rows() == null ? Map.of() : Map.of("rows_affected", model.rows()));
            results.add(result);
            millis += model.millis();
        }
        for (FailedTest test : report.failedTests()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("unique_id", "test." + project.name() + "." + test.test().replaceAll("\\W+", "_"));
            result.put("status", test.warns() ? "warn" : "fail");
            result.put("message", test.description());
            result.put("failures", test.failingRows());
            results.add(result);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("metadata", metadata("run-results/v6"));
        all.put("results", results);
        all.put("elapsed_time", millis / 1_000.0);
        return all;
    }
}
