package kitchensync.bench.predictor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench predictor}. */
@Command(
        name = "predictor",
        mixinStandardHelpOptions = true,
        description = {
            "Training, the weekly grid and the plan, inference beside LightGBM's own, and what more stores cost.",
            "Takes about five minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class PredictorCommand extends BenchCommand {

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

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        if (stores.stream().anyMatch(size -> size < 1 || size > 2000)) {
            throw misused("--stores are 1 to 2000 each");
        }
        PredictorReport report = new PredictorBench(home, folder, javaOptions, progress)
                .run(brief ? PredictorPlan.brief(stores) : PredictorPlan.whole(stores));
        return new Measured(report.table(), report.json());
    }
}
