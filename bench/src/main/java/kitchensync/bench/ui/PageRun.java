package kitchensync.bench.ui;

/**
 * A page at a rate. Times in milliseconds.
 *
 * @param rate requests a second that were due
 * @param answered within the stretch, a second
 * @param serverP50 from the server's first look at the request to the head of its answer, as the server says itself
 * @param p50 from when the request was due to the end of the answer, as the client saw it on the same cores
 * @param bytes of the body on the wire, gzip where the server does that
 * @param failed requests with another answer than 200, or none in 20 s
 */
public record PageRun(
        Page page,
        int rate,
        double answered,
        double serverP50,
        double serverP99,
        double p50,
        double p99,
        long bytes,
        long failed) {}
