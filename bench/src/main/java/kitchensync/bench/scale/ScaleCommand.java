package kitchensync.bench.scale;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench scale}. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "How many times as fast as real a whole chain can be played on this machine, and what breaks first.",
            "Takes about half an hour, most of it to make the chain; nothing else should run meanwhile."
        })
public final class ScaleCommand extends BenchCommand {

    @Option(names = "--short", description = "60 stores, two speeds, 30 s each: too little to judge by.")
    boolean brief;

    @Option(names = "--stores", paramLabel = "N", description = "Stores of the chain. Default: ${DEFAULT-VALUE}")
    int stores = 900;

    @Option(
            names = "--speeds",
            split = ",",
            paramLabel = "N",
            description =
                    "Simulated seconds a second, one after the other until one is not held. Default: 1,5,10,20,40")
    List<Integer> speeds = List.of(1, 5, 10, 20, 40);

    @Option(names = "--seconds", paramLabel = "N", description = "Real seconds at a speed. Default: ${DEFAULT-VALUE}")
    int seconds = 120;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For the JVM that carries everything, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions = "-Xmx640m -XX:+UseSerialGC";

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        if (stores < 1 || stores > 2000) {
            throw misused("--stores is 1 to 2000");
        }
        if (seconds < 10 || seconds > 3600 || speeds.stream().anyMatch(speed -> speed < 1 || speed > 1000)) {
            throw misused("--seconds is 10 to 3600, --speeds are 1 to 1000 each");
        }
        ScalePlan plan = brief
                ? new ScalePlan(Math.min(60, stores), List.of(20, 60), 30)
                : new ScalePlan(stores, List.copyOf(speeds), seconds);
        ScaleReport report = new ScaleBench(home, folder, javaOptions, progress).run(plan);
        return new Measured(report.table(), report.json());
    }
}
