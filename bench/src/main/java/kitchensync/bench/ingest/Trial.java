package kitchensync.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kitchensync.bench.database.Acknowledged;
import kitchensync.bench.database.Database;
import kitchensync.bench.load.HttpLoad;
import kitchensync.bench.load.Outcome;
import kitchensync.bench.load.Pace;
import kitchensync.bench.load.Requests;
import kitchensync.bench.service.MeasuredService;

/** A service with the client in front of it. After every run Postgres must hold exactly what was acknowledged. */
final class Trial implements AutoCloseable {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double EVENTS = 1000;
    private static final int MOST_WARM_UPS = 20;
    /** Stretches in a row that were no cheaper than the cheapest before. */
    private static final int SETTLED = 3;

    private static final double CHEAPER = 0.93;
    private static final double MIB = 1024 * 1024;

    private final OperatingSystemMXBean client = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final MeasuredService service;
    private final Database server;
    private final int stores;
    private final Stored stored;
    private final HttpLoad load;
    private final Acknowledged acknowledged;

    /** Counts what the service has stored. */
    @FunctionalInterface
    interface Stored {
        Map<String, Long> byStore() throws SQLException;
    }

    Trial(MeasuredService service, Database server, List<String> stores, Stored stored) {
        this.service = service;
        this.server = server;
        this.stores = stores.size();
        this.stored = stored;
        this.load = new HttpLoad(service.port());
        this.acknowledged = new Acknowledged(stores);
    }

    /** Has Postgres write to disk what is in memory, so that the next run does not pay for the one before. */
    Trial settled() throws SQLException {
        server.settle();
        return this;
    }

    /**
     * Sends, measures, and counts what is stored.
     *
     * @throws IOException when the service fails a request for another reason than being busy
     * @throws kitchensync.bench.database.MiscountException when a row is missing, or one too many
     */
    Run run(String what, Requests requests, int connections, Pace pace, Duration time)
            throws IOException, SQLException, InterruptedException {
        Use before = use();
        Outcome outcome = load.run(requests, stores, connections, pace, time);
        Use used = use().since(before);
        acknowledged.add(outcome.acknowledged());
        if (!outcome.failures().isEmpty()) {
            throw new IOException(service.name() + " failed requests of '" + what + "': " + outcome.failures()
                    + service.process().end());
        }
        if (Arrays.stream(outcome.acknowledged()).sum() == 0) {
            throw new IOException(service.name() + " stored nothing of '" + what + "' and refused " + outcome.refused()
                    + " requests" + service.process().end());
        }
        acknowledged.check(service.name(), stored.byStore());
        return report(what, connections, pace, outcome, used);
    }

    /**
     * Loads the service until an event costs it no less processor time than before, so that its JVM has compiled what
     * it runs; a busy machine does not end that early, for it makes everything slower but nothing costlier.
     *
     * @param requests makes the requests of one stretch
     */
    void warmUp(Supplier<Requests> requests, int connections, Duration stretch)
            throws IOException, SQLException, InterruptedException {
        double least = Double.MAX_VALUE;
        int settled = 0;
        for (int i = 0; i < MOST_WARM_UPS && settled < SETTLED; i++) {
            double cost = run("warm-up", requests.get(), connections, new Pace.Closed(), stretch)
                    .cpuSecondsPerThousandEvents();
            settled = cost > least * CHEAPER ? settled + 1 : 0;
            least = Math.min(least, cost);
        }
    }

    /** Events since the service was started. */
    long acknowledged() {
        return acknowledged.total();
    }

    private Run report(String what, int connections, Pace pace, Outcome outcome, Use used) {
        return new Run(
                what,
                service.name(),
                stores,
                connections,
                switch (pace) {
                    case Pace.Closed _ -> null;
                    case Pace.Open open -> open.requestsPerSecond();
                },
                outcome.requestsPerSecond(),
                outcome.eventsPerSecond(),
                outcome.millis(50),
                outcome.millis(99),
                outcome.refused(),
                used.client / used.elapsed,
                used.service / used.elapsed,
                used.postgres / used.elapsed,
                (used.service + used.postgres) * EVENTS / outcome.events(),
                service.process().use().memory() / MIB);
    }

    /** Seconds of processor time, and of the clock. */
    private record Use(double client, double service, double postgres, double elapsed) {

        Use since(Use before) {
            return new Use(
                    client - before.client,
                    service - before.service,
                    postgres - before.postgres,
                    elapsed - before.elapsed);
        }
    }

    private Use use() {
        return new Use(
                client.getProcessCpuTime() / NANOS_A_SECOND,
                service.process().use().cpu().toNanos() / NANOS_A_SECOND,
                server.use().cpu().toNanos() / NANOS_A_SECOND,
                System.nanoTime() / NANOS_A_SECOND);
    }

    @Override
    public void close() {
        load.close();
        service.close();
    }
}
