package kitchensync.simulator.trial;

import java.util.List;

/** What came of a trial. */
public final class TrialResult {

    private final TrialSpec spec;
    private final List<String> contenders;
    private final List<PlayedDay> days;

    TrialResult(TrialSpec spec, List<String> contenders, List<PlayedDay> days) {
        this.spec = spec;
        this.contenders = contenders;
        this.days = days;
    }

    public TrialSpec spec() {
        return spec;
    }

    /** Ids, in the order in which they were entered. */
    public List<String> contenders() {
        return contenders;
    }

    List<PlayedDay> days() {
        return days;
    }
}
