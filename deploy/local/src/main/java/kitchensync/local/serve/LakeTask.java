package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pipeline export} and {@code pipeline load} ask of the process that owns a folder.
 *
 * @param folder with files, as an absolute path
 * @param select schemas and tables to export; all when it is empty
 * @param from the first day to export, as 2026-01-05; null for the first there is
 * @param to the last day to export
 */
@RegisterForReflection
public record LakeTask(
        Action action,
        String folder,
        Set<String> select,
        @Nullable String from,
        @Nullable String to) {

    /** What to do. */
    public enum Action {
        EXPORT,
        LOAD
    }
}
