package kitchensync.pipeline.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param trigger who asks
 * @param select nodes to run, in dbt's terms; empty for everything
 * @param exclude of those, the ones to leave out; empty for none
 * @param fullRefresh whether to make what is selected from nothing
 * @param days to make anew although nothing has changed in them; null for none
 */
public record RunRequest(
        Trigger trigger,
        String select,
        String exclude,
        boolean fullRefresh,
        @Nullable Days days) {

    /** Who asks for a run. */
    public enum Trigger {
        SCHEDULE,
        COMMAND,
        /** The first run of a data folder, or the one that catches up after it was not in use. */
        PREPARATION
    }

    /** Local days, both included. */
    public record Days(LocalDate from, LocalDate to) {

        public Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
            }
        }
    }

    /** Everything that is new. */
    public static RunRequest of(Trigger trigger) {
        return new RunRequest(trigger, "", "", false, null);
    }

    /** Whether it covers everything, from the stores to the kitchen's pages; otherwise only the layers are run. */
    public boolean whole() {
        return select.isBlank() && exclude.isBlank();
    }

    /** The options as on the command line; empty for an ordinary run. */
    public String asked() {
        List<String> options = new ArrayList<>();
        if (!select.isBlank()) {
            options.add("--select " + select);
        }
        if (!exclude.isBlank()) {
            options.add("--exclude " + exclude);
        }
        if (fullRefresh) {
            options.add("--full-refresh");
        }
        if (days != null) {
            options.add("--from " + days.from() + " --to " + days.to());
        }
        return String.join(" ", options);
    }
}
