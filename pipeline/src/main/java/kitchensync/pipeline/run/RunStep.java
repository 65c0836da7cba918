package kitchensync.pipeline.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run did with one thing.
 *
 * @param name a table as {@code SCHEMA.NAME}, or what is tested or published
 * @param rows extracted, in the table, or failing the test; null when nobody counted
 * @param error why it failed; null when it did not
 */
@RegisterForReflection
public record RunStep(
        Kind kind,
        String name,
        State state,
        @Nullable Long rows,
        long millis,
        @Nullable String error) {

    /** Whether somebody has to look at it. */
    public boolean isProblem() {
        return state == State.FAILED || state == State.WARNED;
    }

    /** What came of it, as pages write it: what an enum has of Java's own, a page in a binary cannot ask for. */
    public String outcome() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** What it was. A test is a step only when rows have failed it. */
    public enum Kind {
        EXTRACT,
        MODEL,
        TEST,
        PUBLISH
    }

    /** What came of it. */
    public enum State {
        DONE,
        UNCHANGED,
        FAILED,
        /** Rows have failed a test that stops nothing. */
        WARNED,
        /** Something that it reads has failed. */
        SKIPPED
    }
}
