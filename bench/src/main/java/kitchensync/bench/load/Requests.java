package kitchensync.bench.load;

import org.jspecify.annotations.Nullable;

/** Requests without end, or until there are no more. Called by one thread. */
@FunctionalInterface
public interface Requests {

    /** Null when there are no more. */
    @Nullable
    Request next();
}
