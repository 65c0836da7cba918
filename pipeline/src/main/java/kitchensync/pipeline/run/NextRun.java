package kitchensync.pipeline.run;

import java.sql.SQLException;
import java.time.Duration;

/** Tells when a run is due, by what all processes have run. */
public interface NextRun {

    /**
     * How long it is until a run is due.
     *
     * @param every between the beginnings of two ordinary runs, of whichever process; one that was cut off does not
     *     count, and of one that is under way the lock tells
     * @return zero when it is due
     * @throws SQLException when what was run cannot be read
     */
    Duration untilDue(Duration every) throws SQLException;
}
