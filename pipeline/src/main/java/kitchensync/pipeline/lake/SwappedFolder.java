package kitchensync.pipeline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that is replaced as a whole in one step: its name is a symbolic link to the version that counts, which lies
 * beside it under {@code .NAME.versions}. Whoever opens the name sees the old content or the new one. What a killed
 * process has left behind goes with the next replacement.
 */
final class SwappedFolder {

    private final Path name;
    private final Path versions;

    /** @throws IOException when there is something else under the name */
    SwappedFolder(Path name) throws IOException {
        this.name = name.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(this.name.getParent(), "the root folder cannot be replaced");
        versions = parent.resolve("." + this.name.getFileName() + ".versions");
        if (Files.exists(this.name, LinkOption.NOFOLLOW_LINKS) && current().isEmpty() && !isEmptyFolder()) {
            throw new IOException(this.name + " is not an export; name a folder that is empty or not there yet");
        }
        // What lies there is deleted, so it must not lead elsewhere.
        if (Files.isSymbolicLink(versions)) {
            throw new IOException(versions + " is a link; remove it, or export to another folder");
        }
    }

    /** A new folder to write the next version into. */
    Path next() throws IOException {
        Files.createDirectories(versions);
        return Files.createDirectory(versions.resolve(UUID.randomUUID().toString()));
    }

    /** Puts the version under the name and deletes all others. */
    void put(Path version) throws IOException {
        Path link = versions.resolve(UUID.randomUUID() + ".link");
        Files.createSymbolicLink(
                link,
                Path.of(versions.getFileName().toString(), version.getFileName().toString()));
        if (current().isEmpty()) {
            Files.deleteIfExists(name);
        }
        Files.move(link, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.list(versions)) {
            for (Path other : all.filter(path -> !path.equals(version)).toList()) {
                delete(other);
            }
        }
    }

    private Optional<Path> current() throws IOException {
        if (!Files.isSymbolicLink(name)) {
            return Optional.empty();
        }
        Path target = name.resolveSibling(Files.readSymbolicLink(name)).normalize();
        return Optional.of(target).filter(path -> versions.equals(path.getParent()));
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(name)) {
            return content.findAny().isEmpty();
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
