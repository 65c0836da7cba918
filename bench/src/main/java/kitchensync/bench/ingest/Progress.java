package kitchensync.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every run and says on the way what came out. */
final class Progress {

    private final Consumer<String> told;
    private final List<Run> runs = new ArrayList<>();

    /** @param told what people read along */
    Progress(Consumer<String> told) {
        this.told = told;
    }

    void say(String what) {
        told.accept(what);
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
