package kitchensync.local.command;

import java.util.concurrent.Callable;
import kitchensync.local.serve.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code predict}. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description =
                "Forecasts every store, item and slot with the champion, and plans the week; prints a report as JSON.")
final class PredictCommand implements Callable<Integer> {

    @Mixin
    JobFolderOption folder = new JobFolderOption();

    @Override
    public Integer call() throws Exception {
        return JobRunner.run(folder, Jobs.Job.PREDICT);
    }
}
