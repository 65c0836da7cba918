package kitchensync.ingest.bulk;

import java.util.Optional;

/**
 * What became of events that were loaded in bulk.
 *
 * @param taken events read
 * @param stored events that were new
 * @param rejected events that broke a rule
 * @param firstProblem why the first of them was rejected
 */
public record Loaded(long taken, long stored, long rejected, Optional<String> firstProblem) {

    static final Loaded NOTHING = new Loaded(0, 0, 0, Optional.empty());

    /** Events that were stored before. */
    public long duplicates() {
        return taken - stored - rejected;
    }

    Loaded plus(Loaded more) {
        return new Loaded(
                taken + more.taken,
                stored + more.stored,
                rejected + more.rejected,
                firstProblem.or(more::firstProblem));
    }
}
