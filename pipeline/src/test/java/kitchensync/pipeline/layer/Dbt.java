package kitchensync.pipeline.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.testkit.Folders;

/** dbt itself, in a virtual environment that is kept and made again when the requirements change. */
final class Dbt {

    private static final Path REQUIREMENTS = Path.of("src/test/dbt/requirements.txt");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path environment;
    private final Path project;

    private Dbt(Path environment, Path project) {
        this.environment = environment;
        this.project = project;
    }

    /**
     * @param folder gets a copy of the project, because dbt writes into it
     * @throws IOException when Python or a package cannot be had; its message says so in one line
     */
    static Dbt install(Path folder) throws IOException, InterruptedException {
        Path environment = Path.of(System.getProperty("user.home"), ".cache", "kitchensync", "dbt-venv");
        Path madeFor = environment.resolve("made-for.txt");
        String wanted = Files.readString(REQUIREMENTS);
        if (!Files.exists(madeFor) || !Files.readString(madeFor).equals(wanted)) {
            if (Files.exists(environment)) {
                Folders.delete(environment);
            }
            Files.createDirectories(environment);
            call(folder, Map.of(), List.of("python3", "-m", "venv", environment.toString()));
            call(
                    folder,
                    Map.of(),
                    List.of(
                            environment.resolve("bin/python").toString(),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "--no-input",
                            "--retries=1",
                            "--requirement",
                            REQUIREMENTS.toAbsolutePath().toString()));
            Files.writeString(madeFor, wanted);
        }
        Path project = folder.resolve("project");
        copy(Path.of("src/main/dbt"), project);
        return new Dbt(environment, project);
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
        List<String> command =
                new ArrayList<>(List.of(environment.resolve("bin/dbt").toString()));
        command.addAll(List.of(arguments));
        call(
                project,
                Map.of("KITCHENSYNC_WAREHOUSE", warehouse.toString(), "DBT_SEND_ANONYMOUS_USAGE_STATS", "false"),
                command);
    }

    private static void call(Path folder, Map<String, String> settings, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "call-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(LIMIT);
        } finally {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new IOException(
                    String.join(" ", command) + ": " + Files.readString(log).strip());
        }
    }
}
