package kitchensync.local.command;

import java.nio.file.Path;
import java.util.Optional;
import kitchensync.local.data.DataFolder;
import picocli.CommandLine.Option;

/** The options that every command has. */
class FolderOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".kitchensync",
            description = "The folder that holds all data (default: ${DEFAULT-VALUE}).")
    Path data = Path.of(".kitchensync");

    @Option(names = "--stores-file", paramLabel = "FILE", description = "Stores in place of the bundled ones (YAML).")
    Optional<Path> stores = Optional.empty();

    @Option(names = "--menu-file", paramLabel = "FILE", description = "A menu in place of the bundled one (YAML).")
    Optional<Path> menu = Optional.empty();

    /** Whether this process must not become the folder's owner. */
    boolean onlyRunning() {
        return false;
    }

    final DataFolder folder() {
        return new DataFolder(data);
    }
}
