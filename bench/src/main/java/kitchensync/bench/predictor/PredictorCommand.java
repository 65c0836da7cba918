package kitchensync.bench.predictor;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kitchensync.bench.process.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench predictor}. */
@Command(
        name = "predictor",
        mixinStandardHelpOptions = true,
        description = {
            "Training, the weekly grid and the plan, inference beside LightGBM's own, and what more stores cost.",
            "Takes about five minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class PredictorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "End with one line of JSON.")
    boolean json;

    @Option(names = "--short", description = "120 stores at most, few rounds: a minute or two, too little to judge by.")
    boolean brief;

    @Option(
            names = "--stores",
            split = ",",
            paramLabel = "N",
            description = "The sizes of chain that are trained on and forecast. Default: 12,120,900")
    List<Integer> stores = PredictorPlan.GROWTH;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For the predictor's JVM, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions = "-Xmx640m -XX:+UseSerialGC";

    @Option(names = "--keep", description = "Keep the folder of the run: logs, warehouses, and Postgres' data.")
    boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (stores.stream().anyMatch(size -> size < 1 || size > 2000)) {
            throw new ParameterException(spec.commandLine(), "--stores are 1 to 2000 each");
        }
        Path home = Path.of(System.getProperty("kitchensync.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve("bench/target")), "run-");
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            PredictorReport report = new PredictorBench(home, folder, javaOptions, what -> {
                        err.println("bench: " + what);
                        err.flush();
                    })
                    .run(brief ? PredictorPlan.brief(stores) : PredictorPlan.whole(stores));
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
}
