package kitchensync.pipeline.layer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * How one model fared in a run.
 *
 * @param name {@code SCHEMA.NAME}
 * @param rows of a table; null for a view, and when it was not built
 * @param millis to build and to test it
 */
@RegisterForReflection
public record ModelRun(
        String name, Outcome outcome, @Nullable Long rows, long millis) {

    /** What came of it. A model that failed, or that reads one which failed, stands as it stood before. */
    public enum Outcome {
        BUILT,
        /** Neither its code nor what it reads has changed since its last success. */
        UNCHANGED,
        FAILED,
        SKIPPED
    }
}
