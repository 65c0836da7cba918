package kitchensync.local.command;

import java.util.concurrent.Callable;
import kitchensync.local.serve.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model on the warehouse's history and registers it; prints a report as JSON.")
final class TrainCommand implements Callable<Integer> {

    @Mixin
    JobFolderOption folder = new JobFolderOption();

    @Override
    public Integer call() throws Exception {
        return JobRunner.run(folder, Jobs.Job.TRAIN);
    }
}
