package kitchensync.local.prepare;

import java.util.List;

/** Where the preparation tells how far it is. Safe for many threads. */
public interface Progress {

    /**
     * A stage begins.
     *
     * @param total steps that it has, in {@code unit}; 0 when unknown
     */
    void begin(String stage, String unit, long total);

    /** So many more steps of the present stage are done. */
    void step(long steps);

    /** The present stage is done, with its outcome in a few words. */
    void end(String outcome);

    /** Tells several listeners. */
    static Progress all(List<Progress> listeners) {
        return new Progress() {
            @Override
            public void begin(String stage, String unit, long total) {
                listeners.forEach(listener -> listener.begin(stage, unit, total));
            }

            @Override
            public void step(long steps) {
                listeners.forEach(listener -> listener.step(steps));
            }

            @Override
            public void end(String outcome) {
                listeners.forEach(listener -> listener.end(outcome));
            }
        };
    }
}
