package kitchensync.local.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose backups a folder holds: of the first chain that wrote one there. */
final class Owner {

    static final String FILE = "chain.id";

    private Owner() {}

    /** @throws IOException when the folder is another chain's */
    static void claim(Path folder, String chain) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && Files.size(file) == 0) {
            // Of one that was killed.
            Files.delete(file);
        }
        if (!Files.exists(file)) {
            write(file, chain);
        }
        String owner = Files.readString(file).strip();
        if (!owner.equals(chain)) {
            throw new IOException(folder + " holds the backups of another chain (" + FILE + " says " + owner
                    + ", this one is " + chain
                    + "); choose another folder. If this is that chain, restored from a backup"
                    + " without an id, remove " + FILE);
        }
    }

    /** Under its name only when it is whole, and of two that come at once only the first. */
    private static void write(Path file, String chain) throws IOException {
        Path mine = file.resolveSibling("." + FILE + "." + chain);
        Files.writeString(mine, chain + "\n");
        try {
            Files.createLink(file, mine);
        } catch (FileAlreadyExistsException other) {
            return;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(mine, file);
        } finally {
            Files.deleteIfExists(mine);
        }
    }
}
