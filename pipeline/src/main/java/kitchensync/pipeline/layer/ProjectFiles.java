package kitchensync.pipeline.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a project by their path in it, in the order of the paths.
 *
 * @param files path with forward slashes, and the text
 */
public record ProjectFiles(Map<String, String> files) {

    private static final String ROOT_FILE = "dbt_project.yml";
    private static final List<String> KINDS = List.of(".sql", ".yml", ".csv");

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
     * The project in a folder of the classpath, which may lie in a jar.
     *
     * @throws LayerException when there is none
     */
    public static ProjectFiles onClasspath(ClassLoader loader, String folder) {
        URL root = loader.getResource(folder + "/" + ROOT_FILE);
        if (root == null) {
            throw new LayerException(folder + "/" + ROOT_FILE + " is not on the classpath");
        }
        try {
            String url = root.toString();
            if (!url.startsWith("jar:")) {
                return new ProjectFiles(
                        read(Path.of(URI.create(url)).resolveSibling("").toAbsolutePath()));
            }
            // A file system of our own: the one that the JVM shares by URI may be closed by somebody else.
            Path jar = Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                return new ProjectFiles(read(inside.getPath(folder)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> read(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.filter(path -> KINDS.stream().anyMatch(path.toString()::endsWith))
                    .toList();
        }
        Map<String, String> files = new TreeMap<>();
        for (Path path : paths) {
            files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        }
        return files;
    }
}
