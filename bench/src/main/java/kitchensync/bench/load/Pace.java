package kitchensync.bench.load;

/** When the next request is sent. */
public sealed interface Pace {

    /** As soon as a connection has its answer; latency counts from the sending. */
    record Closed() implements Pace {}

    /**
     * At random moments, as customers come, so many a second on average, whether or not the service keeps up; latency
     * counts from the moment a request was due, waiting for a connection included.
     */
    record Open(double requestsPerSecond) implements Pace {

        public Open {
            if (!(requestsPerSecond > 0)) {
                throw new IllegalArgumentException("a rate must be positive, but is " + requestsPerSecond);
            }
        }
    }
}
