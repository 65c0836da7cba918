package kitchensync.pipeline.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a project by their path in it, in the order of the paths.
 *
 * @param files path with forward slashes, and the text
 */
public record ProjectFiles(Map<String, String> files) {

    private static final String LIST = "files.txt";

    public ProjectFiles {
        files = new TreeMap<>(files);
    }

    /** The same project with some files in place of its own. */
    public ProjectFiles with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(files);
        all.putAll(others);
        return new ProjectFiles(all);
    }

    /**
     * The project in a folder of the classpath. What is in the folder is listed in its {@value #LIST}, which the build
     * writes: a native binary can open a file that it has, but list none.
     *
     * @throws LayerException when there is no such list, or a file of it is missing
     */
    public static ProjectFiles onClasspath(ClassLoader loader, String folder) {
        Map<String, String> files = new TreeMap<>();
        for (String file : text(loader, folder + "/" + LIST).lines().toList()) {
            files.put(file, text(loader, folder + "/" + file));
        }
        return new ProjectFiles(files);
    }

    private static String text(ClassLoader loader, String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new LayerException(path + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
