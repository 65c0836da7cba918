package kitchensync.bench.startup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench startup}. */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        description = {
            "How long each service takes to its first right answer, and its memory then: plain jar, AOT cache, binary.",
            "Takes about four minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class StartupCommand extends BenchCommand {

    private static final int ROUNDS = 7;
    private static final int FEW = 1;

    @Option(names = "--short", description = "One start of each: too little to judge by.")
    boolean brief;

    @Option(
            names = "--native",
            paramLabel = "FOLDER",
            description = "Where the binaries are. Default: each service's target, if -Pnative has made them")
    Optional<Path> binaries = Optional.empty();

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "For the JVM of each service, separated by blanks. Default: ${DEFAULT-VALUE}")
    String javaOptions =
            "-Xmx384m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        StartupReport report = new StartupBench(home, folder, binaries, javaOptions, Clock.systemUTC(), progress)
                .run(brief ? FEW : ROUNDS);
        return new Measured(report.table(), report.json());
    }
}
