package kitchensync.ingest.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How often each key may call. Holds one bucket a key that exists, so that its memory is bounded as the keys are. */
@Singleton
class RateLimit {

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perSecond;
    private final int burst;

    RateLimit(AccessSettings settings) {
        this.perSecond = settings.rateLimit().requestsPerSecond();
        this.burst = settings.rateLimit().burst();
    }

    /** Counts a request of a key whose secret was right; the time to wait when it is one too many. */
    Optional<Duration> count(String keyId) {
        ConsumptionProbe probe = buckets.computeIfAbsent(keyId, id -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** In words, for the caller. */
    String rule() {
        return perSecond + " requests a second, " + burst + " at once";
    }

    void keepOnly(Set<String> keyIds) {
        buckets.keySet().retainAll(keyIds);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }
}
