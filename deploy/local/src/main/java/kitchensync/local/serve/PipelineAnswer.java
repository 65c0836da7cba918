package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A word on the way, or the end.
 *
 * @param progress a line for who waits; null at the end
 * @param text what was asked for; null on the way, and when there is nothing to say
 * @param error one line; null unless it failed
 */
@RegisterForReflection
public record PipelineAnswer(
        @Nullable String progress,
        @Nullable String text,
        @Nullable String error) {

    static PipelineAnswer progress(String line) {
        return new PipelineAnswer(line, null, null);
    }

    static PipelineAnswer end(@Nullable String text, @Nullable String error) {
        return new PipelineAnswer(null, text, error);
    }
}
