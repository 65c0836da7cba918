package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code models} asks of the process that owns a folder.
 *
 * @param version the model to promote or to show
 * @param by who asks
 */
@RegisterForReflection
public record ModelTask(Action action, @Nullable String version, String by) {

    /** What to do. */
    public enum Action {
        LIST,
        CARD,
        PROMOTE,
        ROLLBACK
    }
}
