package kitchensync.bench.ingest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param rounds times that ours and what it is compared with are measured by turns; their medians count
 * @param warmUp one stretch of the load before anything is measured
 * @param singles one run of single events
 * @param halfLoad the run at half of the rate
 * @param trial one run of each way to send batches
 * @param batches one run of the best way
 * @param ceiling one run of Postgres alone
 * @param growth one run of each load on each number of stores
 * @param batchEvents sizes of a batch that are tried
 * @param batchConnections numbers of connections that are tried
 * @param stores numbers of stores; the first is what the others are compared with
 */
record Plan(
        int rounds,
        Duration warmUp,
        Duration singles,
        Duration halfLoad,
        Duration trial,
        Duration batches,
        Duration ceiling,
        Duration growth,
        List<Integer> batchEvents,
        List<Integer> batchConnections,
        List<Integer> stores) {

    /** The stores of the chain out of the box. */
    static final int STORES = 12;

    /** Connections of single events. */
    static final int CONNECTIONS = 64;

    static Plan whole(List<Integer> stores) {
        return new Plan(
                3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMillis(1500),
                Duration.ofSeconds(4),
                Duration.ofMillis(2500),
                Duration.ofSeconds(6),
                List.of(500, 1000),
                List.of(2, 4, 8),
                stores.isEmpty() ? List.of(STORES, 100, 1000) : from12(stores));
    }

    /** One round of everything, too little to judge by. */
    static Plan brief(List<Integer> stores) {
        return new Plan(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofMillis(1500),
                Duration.ofSeconds(3),
                Duration.ofMillis(2000),
                Duration.ofSeconds(2),
                List.of(1000),
                List.of(4),
                stores.isEmpty() ? List.of(STORES, 100) : from12(stores));
    }

    private static List<Integer> from12(List<Integer> stores) {
        return Stream.concat(Stream.of(STORES), stores.stream()).distinct().toList();
    }
}
