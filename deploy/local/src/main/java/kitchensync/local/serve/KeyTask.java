package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code keys} asks of the process that owns a folder.
 *
 * @param keyId the key to rotate or revoke
 * @param name of a new key
 * @param store of a new key; null for the whole chain
 * @param scopes of a new key
 * @param time how long a new key works, null for until it is revoked; or the overlap of a rotation
 */
@RegisterForReflection
public record KeyTask(
        Action action,
        @Nullable String keyId,
        @Nullable String name,
        @Nullable String store,
        List<String> scopes,
        @Nullable Duration time) {

    /** What to do. */
    public enum Action {
        CREATE,
        LIST,
        ROTATE,
        REVOKE
    }
}
