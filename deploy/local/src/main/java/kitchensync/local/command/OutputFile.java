package kitchensync.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a command writes when all of its work is done: whether that will do is better known before. */
final class OutputFile {

    private OutputFile() {}

    /**
     * @param option that names the file
     * @param file null when the option was not given
     * @throws IOException when there is no place for it
     */
    static void check(String option, @Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(option + " names a file to write, and " + file + " is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + "; make it, or let " + option + " name another");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new IOException(file + " may not be written; let " + option + " name another file");
        }
    }
}
