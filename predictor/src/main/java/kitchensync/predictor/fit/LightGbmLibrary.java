package kitchensync.predictor.fit;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads LightGBM's native library from a folder of this process's own. Left to itself, lightgbm4j unpacks it to one
 * fixed path in the temporary folder, over the file that another process may be running from.
 */
final class LightGbmLibrary {

    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

    private static boolean loaded;

    private LightGbmLibrary() {}

    static synchronized void load() {
        if (loaded) {
            return;
        }
        String usual = System.getProperty(TEMPORARY_FOLDER);
        try {
            Path folder = Files.createTempDirectory("kitchensync-lightgbm-");
            System.setProperty(TEMPORARY_FOLDER, folder.toString());
            LGBMBooster.loadNative();
            loaded = true;
            deleteFiles(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("LightGBM's library could not be unpacked to " + usual, failed);
        } finally {
            System.setProperty(TEMPORARY_FOLDER, usual);
        }
    }

    /** A library that is loaded does not need its file any more. */
    private static void deleteFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
