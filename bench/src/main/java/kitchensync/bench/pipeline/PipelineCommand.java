package kitchensync.bench.pipeline;

import java.nio.file.Path;
import java.util.function.Consumer;
import kitchensync.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "The pipeline beside a bare COPY, the bare SQL of its models, and dbt.",
            "Takes about seven minutes; nothing else should run meanwhile. A table goes to standard output."
        })
public final class PipelineCommand extends BenchCommand {

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

    @Override
    protected Measured measure(Path home, Path folder, Consumer<String> progress) throws Exception {
        PipelineReport report = new PipelineBench(home, folder, javaOptions, progress).run(plan());
        return new Measured(report.table(), report.json());
    }

    private PipelinePlan plan() {
        if (growth) {
            return PipelinePlan.GROWTH;
        }
        return brief ? PipelinePlan.BRIEF : PipelinePlan.WHOLE;
    }
}
