package kitchensync.local.serve;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code pipeline} asks for.
 *
 * @param select nodes in dbt's terms; empty for everything
 * @param exclude of those; empty for none
 * @param from the first day to make anew; null unless it is a backfill
 * @param to the last one
 * @param json whether the answer is for a program
 */
@RegisterForReflection
public record PipelineTask(
        Action action,
        String select,
        String exclude,
        boolean fullRefresh,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean json) {

    /** What to do. */
    public enum Action {
        RUN,
        TEST,
        DOCS,
        STATUS
    }

    /** Something that needs no choice of nodes. */
    public static PipelineTask of(Action action, boolean json) {
        return new PipelineTask(action, "", "", false, null, null, json);
    }
}
