package kitchensync.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import kitchensync.local.engine.AfterRestore;

/** Makes a data folder out of a backup. The next {@code up} starts its Postgres, which replays its log by itself. */
public final class Restore {

    private Restore() {}

    /**
     * @param backup a folder that {@link Backup} wrote
     * @param data not there, or empty
     * @throws IOException when it is no backup, or there is something already
     */
    public static void run(Path backup, Path data) throws IOException {
        if (!Files.exists(backup.resolve(Backup.WORLD))) {
            throw new IOException(
                    backup + " is no backup of a data folder; name one that ./kitchensync backup has made");
        }
        if (!isFree(data)) {
            throw new IOException("there is something in " + data + " already; restore into a folder that is empty, or"
                    + " not there");
        }
        Path target = data.toAbsolutePath().normalize();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        FileCopy.delete(part);
        Files.createDirectories(target.getParent());
        FileCopy.tree(backup, part, _ -> true);
        if (Files.exists(part.resolve(Backup.POSTGRES))) {
            AfterRestore.mark(part);
        }
        Files.deleteIfExists(target);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isFree(Path data) throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.findAny().isEmpty();
        }
    }
}
