package kitchensync.pipeline.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kitchensync.pipeline.layer.NodeDoc;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunStep;
import org.jspecify.annotations.Nullable;

/**
 * A run in the words of OpenLineage 2-0-2: the run itself, and under it a job for every model that was built or failed,
 * with the tables it reads and the one it makes. Pure functions.
 */
final class LineageEvents {

    private static final String PRODUCER = "https://github.com/kitchensync/kitchensync/pipeline";
    private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";

    private final String namespace;

    LineageEvents(String namespace) {
        this.namespace = namespace;
    }

    Map<String, Object> start(Started run) {
        return event("START", run.at(), run.id(), Map.of(), "pipeline", List.of(), List.of());
    }

    List<Map<String, Object>> end(Started run, Ended end) {
        List<Map<String, Object>> events = new ArrayList<>();
        Map<String, NodeDoc> nodes = new LinkedHashMap<>();
        if (end.project() != null) {
            end.project().docs().forEach(node -> nodes.put(node.relation(), node));
        }
        Map<String, NodeDoc> byName = new LinkedHashMap<>();
        nodes.values().forEach(node -> byName.put(node.name(), node));
        for (RunStep step : end.steps()) {
            NodeDoc node = nodes.get(step.name());
            boolean done = step.state() == RunStep.State.DONE;
            if (step.kind() == RunStep.Kind.MODEL && node != null && (done || step.state() == RunStep.State.FAILED)) {
                UUID id = UUID.nameUUIDFromBytes((run.id() + node.name()).getBytes(StandardCharsets.UTF_8));
                List<Map<String, Object>> inputs = node.reads().stream()
                        .map(byName::get)
                        .map(read -> dataset(read.relation(), null))
                        .toList();
                List<Map<String, Object>> outputs = List.of(dataset(node.relation(), done ? step.rows() : null));
                Map<String, Object> facets = new LinkedHashMap<>();
                facets.put("parent", parent(run));
                events.add(event("START", run.at(), id, facets, node.name(), inputs, outputs));
                if (step.error() != null) {
                    facets = new LinkedHashMap<>(facets);
                    facets.put("errorMessage", error(step.error()));
                }
                events.add(event(done ? "COMPLETE" : "FAIL", end.at(), id, facets, node.name(), inputs, outputs));
            }
        }
        Map<String, Object> facets = end.error() == null ? Map.of() : Map.of("errorMessage", error(end.error()));
        events.add(event(
                end.succeeded() ? "COMPLETE" : "FAIL", end.at(), run.id(), facets, "pipeline", List.of(), List.of()));
        return events;
    }

    private Map<String, Object> event(
            String type,
            Instant at,
            UUID run,
            Map<String, Object> facets,
            String job,
            List<Map<String, Object>> inputs,
            List<Map<String, Object>> outputs) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", type);
        event.put("eventTime", at.toString());
        event.put("run", Map.of("runId", run.toString(), "facets", facets));
        event.put("job", Map.of("namespace", namespace, "name", job));
        event.put("inputs", inputs);
        event.put("outputs", outputs);
        event.put("producer", PRODUCER);
        event.put("schemaURL", SPEC);
        return event;
    }

    private Map<String, Object> dataset(String relation, @Nullable Long rows) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("namespace", namespace);
        dataset.put("name", relation);
        if (rows != null) {
            dataset.put(
                    "outputFacets",
                    Map.of("outputStatistics", facet("1-0-2/OutputStatisticsOutputDatasetFacet", "rowCount", rows)));
        }
        return dataset;
    }

    private Map<String, Object> parent(Started run) {
        Map<String, Object> facet =
                facet("1-0-1/ParentRunFacet", "run", Map.of("runId", run.id().toString()));
        facet.put("job", Map.of("namespace", namespace, "name", "pipeline"));
        return facet;
    }

    private static Map<String, Object> error(String message) {
        Map<String, Object> facet = facet("1-0-1/ErrorMessageRunFacet", "message", message);
        facet.put("programmingLanguage", "SQL");
        return facet;
    }

    private static Map<String, Object> facet(String schema, String key, Object value) {
        Map<String, Object> facet = new LinkedHashMap<>();
        facet.put("_producer", PRODUCER);
        String name = schema.substring(schema.indexOf('/') + 1);
        facet.put("_schemaURL", FACETS + schema + ".json#/$defs/" + name);
        facet.put(key, value);
        return facet;
    }
}
