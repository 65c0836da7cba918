package kitchensync.local.command;

import kitchensync.local.serve.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pipeline}. */
@Command(name = "pipeline", mixinStandardHelpOptions = true, description = "Extract and layers.")
final class PipelineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: pipeline run");
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Extracts what is new, rebuilds and tests the layers; prints a report as JSON.")
    int runOnce(@Mixin FolderOption folder) throws Exception {
        return JobRunner.run(folder, Jobs.Job.PIPELINE_RUN);
    }
}
