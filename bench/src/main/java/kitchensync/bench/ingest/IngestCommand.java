package kitchensync.bench.ingest;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kitchensync.bench.process.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Ingest beside FastAPI services that do the same insert, and beside Postgres alone.",
            "Takes about five minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class IngestCommand implements Callable<Integer> {

    private static final int MOST_STORES = 5000;

    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(
            names = "--short",
            description = "One round of each, and 100 stores at most: a minute, too little to judge by.")
    boolean brief;

    @Option(
            names = "--stores",
            split = ",",
            paramLabel = "N",
            description = "Numbers of stores to compare with 12. Default: 100,1000.")
    List<Integer> stores = List.of();

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For ingest's JVM, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions = "-Xmx384m -XX:+UseSerialGC";

    @Option(names = "--keep", description = "Keep the folder of the run: what the services said, and Postgres' data.")
    boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (stores.stream().anyMatch(count -> count < 1 || count > MOST_STORES)) {
            throw new ParameterException(
                    spec.commandLine(), "--stores takes numbers from 1 to " + MOST_STORES + ", but got " + stores);
        }
        Path home = Path.of(System.getProperty("kitchensync.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("bench/target")), "run-");
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr());
        try {
            IngestBench bench = new IngestBench(home, folder, environment(), javaOptions, Clock.systemUTC(), progress);
            Report report = bench.run(brief ? Plan.brief(stores) : Plan.whole(stores));
            out.print(report.table());
            if (json) {
                out.println(report.json());
            }
            out.flush();
        } finally {
            if (keep) {
                progress.say("kept " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        return 0;
    }

    /** Where the peers' virtual environment is kept. */
    private static Path environment() {
        return Optional.ofNullable(System.getenv("KITCHENSYNC_BENCH_VENV"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "kitchensync", "bench-venv"))
                .toAbsolutePath();
    }
}
