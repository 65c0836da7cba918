package kitchensync.bench.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.CatalogueSeeds;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import kitchensync.pipeline.layer.RunOptions;

/**
 * What the runner costs beside the SQL that it runs: the project without its tests, and its statements alone. Both make
 * one model after the other on one connection, with as many threads of the warehouse.
 */
@Singleton
class Overhead {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Warehouse warehouse;
    private final Project project;

    Overhead(Warehouse warehouse, Catalogue catalogue, Clock clock) {
        this.warehouse = new OneLane(warehouse);
        this.project = Project.read(
                withoutTests(ProjectFiles.onClasspath(Overhead.class.getClassLoader(), "dbt")
                        .with(CatalogueSeeds.of(catalogue))),
                Map.of(
                        "now",
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .toString()
                                .replace('T', ' ')),
                warehouse.dialect().target());
    }

    /** Makes one model at a time. */
    record OneLane(Warehouse warehouse) implements Warehouse {

        @Override
        public Connection connect() throws SQLException {
            return warehouse.connect();
        }

        @Override
        public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
            return warehouse.load(connection, table, columns, csv);
        }

        @Override
        public Dialect dialect() {
            return warehouse.dialect();
        }

        @Override
        public void expect(long events) throws SQLException {
            warehouse.expect(events);
        }
    }

    /** @param nodes that were made: seeds and models */
    record Full(double seconds, int nodes) {}

    /** The runner makes all of it from nothing. */
    Full runner() throws SQLException {
        warehouse.expect(Long.MAX_VALUE);
        long start = System.nanoTime();
        LayerReport report = LayerRunner.run(project, warehouse, RunOptions.FULL_REFRESH);
        double seconds = seconds(start);
        if (!report.succeeded() || report.testsPassed() > 0) {
            throw new IllegalStateException("not only models were run: " + report.failures());
        }
        return new Full(seconds, report.models().size());
    }

    /** The same models by their statements, one after the other on a plain connection. */
    Full bare() throws SQLException {
        List<String> statements = project.statements();
        // As the runner says when it makes models from nothing.
        warehouse.expect(Long.MAX_VALUE);
        long start = System.nanoTime();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return new Full(seconds(start), statements.size());
    }

    private static ProjectFiles withoutTests(ProjectFiles files) {
        Map<String, String> kept = new TreeMap<>();
        files.files().forEach((path, text) -> {
            if (path.matches("(models|seeds)/.+\\.yml")) {
                kept.put(path, withoutTests(text));
            } else if (!path.matches("tests/[^/]+\\.sql")) {
                kept.put(path, text);
            }
        });
        return new ProjectFiles(kept);
    }

    private static String withoutTests(String yaml) {
        try {
            JsonNode properties = YAML.readTree(yaml);
            if (properties instanceof ObjectNode all) {
                all.remove("unit_tests");
            }
            properties.findParents("data_tests").forEach(parent -> ((ObjectNode) parent).remove("data_tests"));
            return YAML.writeValueAsString(properties);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
