package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

class ProjectDocsTest {

    @Test
    void everyTableAndColumnIsDescribedAndEveryDescribedColumnIsThere() throws Exception {
        // Given
        ProjectFiles files = ProjectFiles.onClasspath(ProjectDocsTest.class.getClassLoader(), "dbt");
        Map<String, JsonNode> described = new TreeMap<>();
        files.files().forEach((path, text) -> {
            if (path.matches("(models|seeds)/.+\\.yml")) {
                JsonNode root = Settings.yaml(path, text);
                root.path("models")
                        .forEach(node -> described.put(node.path("name").asText(), node));
                root.path("seeds")
                        .forEach(node -> described.put(node.path("name").asText(), node));
                root.path("sources")
                        .forEach(source -> source.path("tables")
                                .forEach(node ->
                                        described.put("raw." + node.path("name").asText(), node)));
            }
        });
        try (Sandbox sandbox = new Sandbox()) {
            // When
            sandbox.layers("2026-01-01 00:00:00");

            // Then
            for (Node node : Project.read(files, Map.of(), "duckdb").nodes()) {
                JsonNode words = described.getOrDefault(node.name(), Settings.yaml("", "{}"));
                assertThat(words.path("description").asText()).as(node.name()).isNotBlank();
                List<String> columns = new ArrayList<>();
                for (JsonNode column : words.path("columns")) {
                    assertThat(column.path("description").asText())
                            .as("%s.%s", node.name(), column.path("name").asText())
                            .isNotBlank();
                    columns.add(column.path("name").asText());
                }
                assertThat(columns)
                        .as(node.name())
                        .containsExactlyElementsOf(
                                sandbox.rows("select column_name from (describe " + node.relation() + ")").stream()
                                        .map(name -> name.toLowerCase(Locale.ROOT))
                                        .toList());
            }
        }
    }
}
