package kitchensync.pipeline.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.testkit.Python;

/** dbt itself, and a copy of the project, because dbt writes into it. */
final class Dbt {

    private static final Path REQUIREMENTS = Path.of("src/test/dbt/requirements.txt");

    private final Python python;
    private final Path project;

    private Dbt(Python python, Path project) {
        this.python = python;
        this.project = project;
    }

    /** @param folder gets the copy */
    static Dbt install(Path folder) throws IOException, InterruptedException {
        Python python = Python.with("dbt", "dbt-venv", REQUIREMENTS);
        Path project = folder.resolve("project");
        copy(Path.of("src/main/dbt"), project);
        return new Dbt(python, project);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Runs a command of dbt on a warehouse file. */
    void run(Path warehouse, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.program("dbt")));
        command.addAll(List.of(arguments));
        Python.call(
                project,
                Map.of("KITCHENSYNC_WAREHOUSE", warehouse.toString(), "DBT_SEND_ANONYMOUS_USAGE_STATS", "false"),
                command);
    }
}
