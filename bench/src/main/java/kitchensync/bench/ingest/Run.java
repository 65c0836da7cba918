package kitchensync.bench.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One run, as it is reported. Shares of processor time are in cores; the machine's are shared by all four.
 *
 * @param what was sent
 * @param service to whom
 * @param offeredPerSecond requests that were due a second; null when the next was sent as soon as one was answered
 * @param refused requests that the service was too busy for
 * @param clientCores what the client used
 * @param serviceCores what the service used
 * @param postgresCores what Postgres used
 * @param cpuSecondsPerThousandEvents service and Postgres together
 * @param memoryMib of the service, at the end of the run
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Run(
        String what,
        String service,
        int stores,
        int connections,
        @Nullable Double offeredPerSecond,
        double requestsPerSecond,
        double eventsPerSecond,
        double p50Ms,
        double p99Ms,
        long refused,
        double clientCores,
        double serviceCores,
        double postgresCores,
        double cpuSecondsPerThousandEvents,
        double memoryMib) {}
