package kitchensync.local.command;

import picocli.CommandLine.Option;

/** The options of a command that the process which owns the folder does, when there is one. */
final class JobFolderOption extends FolderOption {

    @Option(
            names = "--running",
            description = {
                "Ask the process that runs on the folder, and do nothing when none does: exit code 3. For a job beside it,",
                "which would otherwise take the folder while that process is away."
            })
    boolean running;

    @Override
    boolean onlyRunning() {
        return running;
    }
}
