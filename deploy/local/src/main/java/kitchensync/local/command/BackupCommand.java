package kitchensync.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kitchensync.local.backup.Backup;
import kitchensync.local.serve.BackupTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies all that the data folder holds, in a running process while it goes on; prints a report as JSON.",
            "Each backup is a folder with its time as the name, which it has once it is complete."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    JobFolderOption folder = new JobFolderOption();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "backup",
            description = "Where the backups are (default: ${DEFAULT-VALUE}).")
    Path to = Path.of("backup");

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "14",
            description = "How many stay, the newest first (default: ${DEFAULT-VALUE}).")
    int keep = 14;

    @Override
    public Integer call() throws Exception {
        if (keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep must be at least 1, not " + keep);
        }
        Path absolute = to.toAbsolutePath().normalize();
        return JobRunner.run(
                folder,
                "/local/backup",
                new ObjectMapper().writeValueAsString(new BackupTask(absolute.toString(), keep)),
                () -> Arc.container().instance(Backup.class).get().run(absolute, keep));
    }
}
