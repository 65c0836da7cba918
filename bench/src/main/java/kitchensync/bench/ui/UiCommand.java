package kitchensync.bench.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ui}. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description = {
            "The kitchen's and the managers' pages under load, and the open tablets of a chain.",
            "Takes about ten minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class UiCommand extends BenchCommand {

    private static final int MOST_STORES = 5000;
    private static final int MOST_A_SECOND = 5000;

    @Option(names = "--short", description = "Short stretches: a minute or two, too little to judge by.")
    boolean brief;

    @Option(
            names = "--stores",
            paramLabel = "N",
            description = "Stores of the chain, each with a tablet. Default: ${DEFAULT-VALUE}")
    int stores = 900;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            description = "Requests a second at which each page is asked for. Default: 50,500")
    List<Integer> rates = List.of(50, 500);

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For the pages' JVM, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions = "-Xmx256m -XX:+UseSerialGC";

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        if (stores < 1 || stores > MOST_STORES || rates.stream().anyMatch(rate -> rate < 1 || rate > MOST_A_SECOND)) {
            throw misused("--stores is 1 to " + MOST_STORES + ", --rates are 1 to " + MOST_A_SECOND);
        }
        UiReport report = new UiBench(home, folder, javaOptions, progress)
                .run(brief ? UiPlan.brief(stores, rates) : UiPlan.whole(stores, rates));
        return new Measured(report.table(), report.json(), report.failure());
    }
}
