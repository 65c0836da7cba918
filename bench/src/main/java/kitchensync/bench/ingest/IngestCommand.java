package kitchensync.bench.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Ingest beside FastAPI services that do the same insert, and beside Postgres alone.",
            "Takes about seven minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class IngestCommand extends BenchCommand {

    private static final int MOST_STORES = 5000;

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

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        if (stores.stream().anyMatch(count -> count < 1 || count > MOST_STORES)) {
            throw misused("--stores takes numbers from 1 to " + MOST_STORES + ", but got " + stores);
        }
        Report report = new IngestBench(
                        home, folder, environment(), javaOptions, Clock.systemUTC(), new Progress(progress))
                .run(brief ? Plan.brief(stores) : Plan.whole(stores));
        return new Measured(report.table(), report.json());
    }

    /** Where the peers' virtual environment is kept. */
    private static Path environment() {
        return Optional.ofNullable(System.getenv("KITCHENSYNC_BENCH_VENV"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "kitchensync", "bench-venv"))
                .toAbsolutePath();
    }
}
