package kitchensync.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A virtual environment with Python packages, kept and made again when the packages change. */
public final class Python {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path environment;

    private Python(Path environment) {
        this.environment = environment;
    }

    /**
     * @param what is left out of the tests, in one line of output, when the packages cannot be had: {@code dbt}
     * @param name of the environment
     * @param requirements file with the packages, as pip reads it
     */
    public static Python with(String what, String name, Path requirements) throws InterruptedException {
        try {
            return install(Path.of(System.getProperty("user.home"), ".cache", "kitchensync", name), requirements);
        } catch (IOException missing) {
            String why = what + " cannot be installed, so what needs it is left out: "
                    + String.valueOf(missing.getMessage()).lines().findFirst().orElse("");
            System.out.println(why);
            Assumptions.abort(why);
            throw new IllegalStateException(missing);
        }
    }

    /**
     * The environment in a folder, made when it is missing or the packages have changed.
     *
     * @throws IOException when Python or a package cannot be had; its message says why in one line
     */
    public static Python install(Path environment, Path requirements) throws IOException, InterruptedException {
        Path madeFor = environment.resolve("made-for.txt");
        String wanted = Files.readString(requirements);
        if (!Files.exists(madeFor) || !Files.readString(madeFor).equals(wanted)) {
            if (Files.exists(environment)) {
                Folders.delete(environment);
            }
            Files.createDirectories(environment);
            try {
                make(environment, requirements);
            } catch (IOException failed) {
                String last =
                        String.valueOf(failed.getMessage()).strip().lines().reduce("", (_, line) -> line);
                throw new IOException("the Python packages of " + requirements + " cannot be had: " + last, failed);
            }
            Files.writeString(madeFor, wanted);
        }
        return new Python(environment);
    }

    private static void make(Path environment, Path requirements) throws IOException, InterruptedException {
        call(environment, Map.of(), List.of("python3", "-m", "venv", environment.toString()));
        call(
                environment,
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
                        requirements.toAbsolutePath().toString()));
    }

    /** A program of one of the packages, or {@code python} itself. */
    public String program(String name) {
        return environment.resolve("bin").resolve(name).toString();
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws IOException when it fails or takes too long; its message has what it printed
     */
    public static String call(Path folder, Map<String, String> settings, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("call-", ".log");
        try {
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
            String printed = Files.readString(log).strip();
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + printed);
            }
            return printed;
        } finally {
            Files.delete(log);
        }
    }
}
