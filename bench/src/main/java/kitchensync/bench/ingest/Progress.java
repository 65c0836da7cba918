package kitchensync.bench.ingest;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Keeps every run and says on the way what came out. */
final class Progress {

    private final PrintWriter err;
    private final List<Run> runs = new ArrayList<>();

    /** @param err where people read along; what programs read goes elsewhere */
    Progress(PrintWriter err) {
        this.err = err;
    }

    void say(String what) {
        err.println("bench: " + what);
        err.flush();
    }

    Run ran(Run run) {
        runs.add(run);
        say(
                "%s, %s, %d stores, %d connections: %,.0f requests/s, %,.0f events/s, p50 %.1f ms, p99 %.1f ms; cores: client %.2f, service %.2f, Postgres %.2f"
                        .formatted(
                                run.service(),
                                run.what(),
                                run.stores(),
                                run.connections(),
                                run.requestsPerSecond(),
                                run.eventsPerSecond(),
                                run.p50Ms(),
                                run.p99Ms(),
                                run.clientCores(),
                                run.serviceCores(),
                                run.postgresCores()));
        return run;
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }
}
