package kitchensync.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.World;
import kitchensync.local.engine.Settings;

/**
 * The files of stores and menu in place of the bundled ones. They lie anywhere on the machine; a backup takes them in,
 * since it may be brought back on another.
 */
final class ChainFiles {

    private static final String STORES = "stores.yaml";
    private static final String MENU = "menu.yaml";

    private ChainFiles() {}

    /**
     * Copies them.
     *
     * @return the world that has the copies, in whatever folder they come to lie
     */
    static World copy(DataFolder folder, World world, Settings settings, Path to) throws IOException {
        if (!world.simulated()) {
            return world; // its stores and menu are the folder's own
        }
        return world.with(
                copy(settings.stores(folder, world), STORES, to), copy(settings.menu(folder, world), MENU, to));
    }

    private static Optional<String> copy(Optional<Path> file, String name, Path to) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isReadable(file.get())) {
            throw new IOException(
                    "cannot read " + file.get() + ", which the chain in this folder was made with; a backup"
                            + " without it could not be brought back");
        }
        FileCopy.file(file.get(), to.resolve(name));
        return Optional.of(name);
    }
}
