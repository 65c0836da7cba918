package kitchensync.local.data;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a local chain has: databases, clock, settings, log. One process at a time owns
 * it, by a file lock that the operating system drops when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .build();

    /** With less, Postgres and Kafka do not start, or end the process soon after. */
    private static final long LEAST_MIB = 64;

    private final Path root;
    private @Nullable FileChannel lock;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @throws FolderInUse when another process owns it
     * @throws IOException when it cannot be made, or its disk is full
     */
    public void own() throws IOException {
        try {
            Files.createDirectories(root, PosixFilePermissions.asFileAttribute(ownerOnly("rwx------")));
        } catch (IOException failed) {
            throw new IOException(
                    "cannot make the data folder " + root + ": " + failed.getMessage() + "; choose another with --data",
                    failed);
        }
        long mib = Files.getFileStore(root).getUsableSpace() >> 20;
        if (mib < LEAST_MIB) {
            throw new IOException("the disk of " + root + " has only " + mib + " MiB left; free some space first");
        }
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException mine) {
            // This process has it: the same answer as when another has.
        }
        if (taken == null) {
            channel.close();
            throw new FolderInUse(root, running().map(Running::url));
        }
        lock = channel;
        delete("running.json");
    }

    public Path root() {
        return root;
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public Path warehouse() {
        return root.resolve("warehouse.duckdb");
    }

    /** Stores and items of this folder's own, which an import has added. */
    public Path catalogue() {
        return root.resolve("catalogue.yaml");
    }

    /** The process that owns the folder now, if one does and can be reached. */
    public Optional<Running> running() {
        return isOwned() ? read("running.json", Running.class) : Optional.empty();
    }

    private boolean isOwned() {
        if (!Files.exists(path("lock"))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path("lock"), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException mine) {
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** A small file of the folder, if it is there. */
    public <T> Optional<T> read(String name, Class<T> type) {
        try {
            return Files.exists(path(name))
                    ? Optional.of(JSON.readValue(path(name).toFile(), type))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(new IOException(
                    path(name) + " cannot be read; restore it from a copy, or choose another folder" + " with --data",
                    unreadable));
        }
    }

    /** Replaces a small file in one step, so that a crash leaves the old one or the new one; only the owner reads it. */
    public void write(String name, Object value) throws IOException {
        write(name, JSON.writeValueAsBytes(value));
    }

    /** The same for bytes. */
    public void write(String name, byte[] content) throws IOException {
        Path temporary = path(name + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(ownerOnly("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> ownerOnly(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            delete("running.json");
            lock.close();
        }
    }
}
