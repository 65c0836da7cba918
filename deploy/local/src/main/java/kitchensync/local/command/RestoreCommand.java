package kitchensync.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kitchensync.local.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a data folder out of a backup; the next up goes on from there.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BACKUP", description = "A folder that backup has made.")
    Path backup = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".kitchensync",
            description = "The folder to make; it must not be there, or be empty (default: ${DEFAULT-VALUE}).")
    Path data = Path.of(".kitchensync");

    @Override
    public Integer call() throws Exception {
        Restore.run(backup, data);
        System.out.println("Restored " + data + "; go on with ./kitchensync up --data " + data);
        return 0;
    }
}
