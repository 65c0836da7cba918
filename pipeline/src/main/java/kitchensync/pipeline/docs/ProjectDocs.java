package kitchensync.pipeline.docs;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.history.LastStep;
import kitchensync.pipeline.history.PastRuns;
import kitchensync.pipeline.layer.NodeDoc;
import kitchensync.pipeline.run.PipelineProject;
import kitchensync.pipeline.run.RunStep;
import kitchensync.pipeline.watch.Overview;

/** Gathers what there is to say of every table. */
@Singleton
public class ProjectDocs {

    private final PipelineProject project;
    private final Warehouse warehouse;
    private final PastRuns past;

    ProjectDocs(PipelineProject project, Warehouse warehouse, PastRuns past) {
        this.project = project;
        this.warehouse = warehouse;
        this.past = past;
    }

    /** In an order in which each comes after those it reads. */
    public List<NodeDoc> nodes() {
        return project.now().docs();
    }

    /** How each table is, by its node's name: {@code good}, {@code failed}, {@code skipped}, {@code stale} or {@code none}. */
    public Map<String, String> states(Overview overview) throws SQLException {
        Map<String, String> wrong = wrong(overview, past.lastSteps());
        try (Connection connection = warehouse.connect()) {
            WarehouseTables there = WarehouseTables.read(connection);
            return nodes().stream().collect(Collectors.toMap(NodeDoc::name, node -> state(node, there, wrong)));
        }
    }

    private static String state(NodeDoc node, WarehouseTables there, Map<String, String> wrong) {
        return there.types().containsKey(node.relation()) ? wrong.getOrDefault(node.relation(), "good") : "none";
    }

    /** The nodes with all that there is to say, and where each column comes from, which takes the warehouse a while. */
    public List<TableDoc> tables(Overview overview) throws SQLException {
        List<NodeDoc> nodes = nodes();
        Map<String, List<String>> readBy = new HashMap<>();
        nodes.forEach(node -> node.reads()
                .forEach(read ->
                        readBy.computeIfAbsent(read, _ -> new ArrayList<>()).add(node.name())));
        Map<String, LastStep> last = past.lastSteps();
        Map<String, String> wrong = wrong(overview, last);
        List<TableDoc> tables = new ArrayList<>();
        try (Connection connection = warehouse.connect()) {
            WarehouseTables there = WarehouseTables.read(connection);
            for (NodeDoc node : nodes) {
                Map<String, String> types = there.types().get(node.relation());
                tables.add(new TableDoc(
                        node,
                        columns(connection, there, node, types == null ? Map.of() : types),
                        readBy.getOrDefault(node.name(), List.of()),
                        types == null || node.materialized().equals("view")
                                ? null
                                : WarehouseTables.rows(connection, node.relation()),
                        last.get(node.relation()),
                        state(node, there, wrong)));
            }
        }
        return tables;
    }

    private static Map<String, String> wrong(Overview overview, Map<String, LastStep> last) {
        Map<String, String> wrong = new HashMap<>();
        overview.staleSources().forEach(source -> wrong.put(source.relation(), "stale"));
        overview.staleModels().forEach(model -> {
            LastStep step = last.get(model.relation());
            boolean failed = step != null && step.step().state() == RunStep.State.FAILED;
            wrong.put(model.relation(), failed ? "failed" : "skipped");
        });
        return wrong;
    }

    /** Those that are described, and those that are there. */
    private static List<ColumnDoc> columns(
            Connection connection, WarehouseTables there, NodeDoc node, Map<String, String> types) {
        Map<String, Optional<SortedSet<Origin>>> origins = Map.of();
        if (!node.sql().isEmpty()) {
            try {
                origins = there.lineage(connection, node.sql());
            } catch (ColumnLineage.Unfollowed unknown) {
                origins = Map.of();
            }
        }
        Map<String, String> descriptions = new TreeMap<>(node.columns());
        List<String> names = new ArrayList<>(node.columns().keySet());
        types.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        List<ColumnDoc> columns = new ArrayList<>();
        for (String name : names) {
            String from = node.sql().isEmpty()
                    ? ""
                    : origins.getOrDefault(name, Optional.empty())
                            .map(known -> known.stream().map(Origin::toString).collect(Collectors.joining(", ")))
                            .orElse(ColumnDoc.UNKNOWN);
            columns.add(new ColumnDoc(name, types.getOrDefault(name, ""), descriptions.getOrDefault(name, ""), from));
        }
        return columns;
    }
}
