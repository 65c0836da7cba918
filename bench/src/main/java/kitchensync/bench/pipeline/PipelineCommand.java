package kitchensync.bench.pipeline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kitchensync.bench.process.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "The pipeline beside a bare COPY, the bare SQL of its models, and dbt.",
            "Takes about seven minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class PipelineCommand implements Callable<Integer> {

    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(
            names = "--short",
            description = "Seven days, 120 stores at most, one round: a minute or two, too little to judge by.")
    boolean brief;

    @Option(names = "--growth", description = "Only what more stores cost: 12, 120 and 900, one round.")
    boolean growth;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For the pipeline's JVM, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions = "-Xmx384m -XX:+UseSerialGC";

    @Option(names = "--keep", description = "Keep the folder of the run: logs, warehouses, and Postgres' data.")
    boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("kitchensync.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("bench/target")), "run-");
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            PipelineReport report = new PipelineBench(home, folder, javaOptions, what -> {
                        err.println("bench: " + what);
                        err.flush();
                    })
                    .run(plan());
            out.print(report.table());
            if (json) {
                out.println(report.json());
            }
            out.flush();
        } finally {
            if (keep) {
                err.println("bench: kept " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        return 0;
    }

    private PipelinePlan plan() {
        if (growth) {
            return PipelinePlan.GROWTH;
        }
        return brief ? PipelinePlan.BRIEF : PipelinePlan.WHOLE;
    }
}
