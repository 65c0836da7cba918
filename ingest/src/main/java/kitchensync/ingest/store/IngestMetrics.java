package kitchensync.ingest.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What ingest tells Prometheus about itself. Every label has a fixed set of values, none of which comes from a
 * request, so that the number of series does not grow with stores or senders. All are there from the start, at 0.
 */
@Startup
@Singleton
public class IngestMetrics {

    /** What became of an event. */
    public enum Outcome {
        STORED,
        DUPLICATE,
        REJECTED
    }

    private static final String OTHER = "other";
    private static final List<String> TYPES = List.of("sale", "waste", "stockout", "cooked", "correction", OTHER);
    private static final double[] BATCH_STEPS = {1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000};
    private static final Duration[] COMMIT_STEPS = millis(1, 2, 5, 10, 20, 50, 100, 250, 1_000, 5_000);

    private final MeterRegistry registry;
    private final Map<String, Map<Outcome, Counter>> events = new HashMap<>();
    private final DistributionSummary batches;
    private final Timer commits;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (String type : TYPES) {
            Map<Outcome, Counter> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                byOutcome.put(outcome, counter(registry, type, outcome));
            }
            events.put(type, byOutcome);
        }
        batches = DistributionSummary.builder("ingest.batch.events")
                .description("Events that one transaction stored")
                .serviceLevelObjectives(BATCH_STEPS)
                .register(registry);
        commits = Timer.builder("ingest.commit")
                .description("From the begin of a transaction to its commit")
                .serviceLevelObjectives(COMMIT_STEPS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String type, Outcome outcome) {
        return Counter.builder("ingest.events")
                .description("Events by type and by what became of them")
                .tag("type", type)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Duration[] millis(long... steps) {
        return java.util.stream.LongStream.of(steps)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }

    /**
     * Counts events.
     *
     * @param type as in the contract: {@code sale}, {@code waste}, ..; any other counts as {@code other}
     */
    public void recorded(String type, Outcome outcome, long count) {
        Map<Outcome, Counter> byOutcome = events.getOrDefault(type, Map.of());
        if (byOutcome.isEmpty()) {
            byOutcome = events.getOrDefault(OTHER, Map.of());
        }
        Counter counter = byOutcome.get(outcome);
        if (counter != null) {
            counter.increment(count);
        }
    }

    /** One transaction was sent with this many events. */
    public void batch(long size) {
        batches.record(size);
    }

    /** One transaction was committed, after this time. */
    public void commit(Duration took) {
        commits.record(took);
    }

    /** Shows how many events wait for a transaction; to be called once. */
    public void queue(Supplier<Number> waiting) {
        Gauge.builder("ingest.queue.events", waiting)
                .description("Events that wait for a transaction")
                .register(registry);
    }

    /**
     * Shows how many events a reader of the feed is behind; to be called once a reader.
     *
     * @param reader one of a fixed few: {@code relay}, {@code counters}
     */
    public void feedLag(String reader, Supplier<Number> behind) {
        Gauge.builder("ingest.feed.lag.events", behind)
                .description("Events that a reader of the feed has not come to yet")
                .tag("reader", reader)
                .register(registry);
    }
}
