package kitchensync.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.testkit.Python;

/** dbt-duckdb on the same project and a copy of the same warehouse. */
final class Dbt {

    private final Python python;
    private final Path project;

    private Dbt(Python python, Path project) {
        this.python = python;
        this.project = project;
    }

    /**
     * @param home of the checkout
     * @param folder gets a copy of the project, because dbt writes into it
     * @throws IOException when Python or dbt cannot be had
     */
    static Dbt install(Path home, Path folder) throws IOException, InterruptedException {
        Python python = Python.install(
                Path.of(System.getProperty("user.home"), ".cache", "kitchensync", "dbt-venv"),
                home.resolve("pipeline/src/test/dbt/requirements.txt"));
        Path project = folder.resolve("dbt");
        Path files = home.resolve("pipeline/src/main/dbt");
        try (Stream<Path> walk = Files.walk(files)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Files.copy(path, project.resolve(files.relativize(path).toString()));
            }
        }
        return new Dbt(python, project);
    }

    /** Seconds that {@code dbt build} takes for all of it, tests too, from nothing. */
    double build(Path warehouse, String now) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Python.call(
                project,
                Map.of("KITCHENSYNC_WAREHOUSE", warehouse.toString(), "DBT_SEND_ANONYMOUS_USAGE_STATS", "false"),
                List.of(python.program("dbt"), "build", "--full-refresh", "--vars", "{now: '" + now + "'}"));
        return (System.nanoTime() - start) / 1e9;
    }
}
