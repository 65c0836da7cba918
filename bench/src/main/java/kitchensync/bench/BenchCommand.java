package kitchensync.bench;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import kitchensync.bench.process.Folders;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all measurements have: a folder that is gone afterwards, a table on standard output, and a line of JSON if asked. */
public abstract class BenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(names = "--keep", description = "Keep the folder of the run: logs, and what the databases hold.")
    boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /**
     * What was measured.
     *
     * @param table for people
     * @param json one line, for programs
     * @param failure why the figures are not to be trusted, if they are not
     */
    public record Measured(String table, String json, Optional<String> failure) {

        public Measured(String table, String json) {
            this(table, json, Optional.empty());
        }
    }

    /**
     * @param home of the checkout
     * @param folder for this run's databases and logs
     * @param progress told what is going on
     */
    protected abstract Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Path home = Path.of(System.getProperty("kitchensync.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("bench/target")), "run-");
        PrintWriter out = spec.commandLine().getOut();
        try {
            Measured measured = measure(home, folder, this::say);
            out.print(measured.table());
            if (json) {
                out.println(measured.json());
            }
            out.flush();
            measured.failure().ifPresent(why -> spec.commandLine().getErr().println("kitchensync: " + why));
            return measured.failure().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            if (keep) {
                say("kept " + folder);
            } else {
                Folders.delete(folder);
            }
        }
    }

    /** Ends the command with what is wrong with its options, and its usage. */
    protected final ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("bench: " + what);
        err.flush();
    }
}
