package kitchensync.kitchenui.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often something may be done, by name or address; the longest unused of ten thousand are forgotten. */
final class Buckets {

    private static final int MOST = 10_000;

    private final int burst;
    private final int refill;
    private final Duration per;
    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    });

    /**
     * @param burst how often at once
     * @param refill how often in the given time after that
     */
    Buckets(int burst, int refill, Duration per) {
        this.burst = burst;
        this.refill = refill;
        this.per = per;
    }

    /** Counts once; how long to wait when it is once too often. */
    Optional<Duration> take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Counts it no more. */
    void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.computeIfAbsent(
                key,
                name -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, per))
                        .build());
    }
}
