package kitchensync.pipeline.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the history has it. Times are on the chain's clock.
 *
 * @param trigger {@code schedule}, {@code command} or {@code preparation}
 * @param asked its options; empty for an ordinary run
 * @param state {@code running}, {@code succeeded}, {@code failed} or {@code interrupted}
 * @param rows events that it brought into the warehouse
 * @param error one line; null unless it failed
 */
@RegisterForReflection
public record PastRun(
        UUID id,
        String trigger,
        String asked,
        String state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dataUpTo,
        @Nullable Long rows,
        @Nullable Integer testsPassed,
        @Nullable Integer testsFailed,
        @Nullable Long millis,
        @Nullable String error) {

    public boolean succeeded() {
        return state.equals("succeeded");
    }
}
