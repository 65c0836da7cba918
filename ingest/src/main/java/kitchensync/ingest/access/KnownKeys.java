package kitchensync.ingest.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.ingest.access.KeyTable.Stored;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All keys, as last read from the database. They are few, so that they are read as a whole: an id that nobody knows
 * costs the database nothing, however many of them a caller makes up. While the database is away the last reading
 * serves on for a minute.
 */
@Singleton
class KnownKeys {

    private static final Logger LOG = Logger.getLogger(KnownKeys.class);

    /** How often an unknown id may have the keys read again: it may be one that another process has just made. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofMillis(500);

    private static final Duration TRUSTED_WITHOUT_DATABASE = Duration.ofMinutes(1);
    private static final Duration READ_WITHIN = Duration.ofSeconds(2);

    /**
     * @param readAt {@link System#nanoTime} of the reading, which no step of a clock moves
     * @param checkedAt of the last attempt to read
     */
    private record Reading(Map<String, Stored> keys, long readAt, long checkedAt) {}

    private final KeyTable table;
    private final RateLimit limits;
    private final Clock clock;
    private final long knownFor;
    private final Object turn = new Object();
    private volatile @Nullable Reading last;
    private @Nullable CompletableFuture<Map<String, Stored>> running;

    KnownKeys(KeyTable table, RateLimit limits, @RealTime Clock clock, AccessSettings settings) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
        this.knownFor = settings.keysKnownFor().toNanos();
    }

    /** The keys, when what was read last still tells about this id; otherwise they have to be read. */
    Optional<Map<String, Stored>> now(String keyId) {
        Reading reading = last;
        if (reading == null) {
            return Optional.empty();
        }
        long age = System.nanoTime() - reading.checkedAt;
        if (age > knownFor || (age > NOT_AGAIN_WITHIN.toNanos() && !reading.keys.containsKey(keyId))) {
            return Optional.empty();
        }
        if (age > knownFor / 2) {
            // Ahead of time, so that under load nobody waits.
            read();
        }
        return Optional.of(reading.keys);
    }

    /** Reads them; who comes meanwhile gets the same answer. Fails when the database has been away too long. */
    CompletableFuture<Map<String, Stored>> read() {
        CompletableFuture<Map<String, Stored>> reading;
        synchronized (turn) {
            if (running != null) {
                return running;
            }
            reading = new CompletableFuture<>();
            running = reading;
        }
        table.read(clock.instant())
                .ifNoItem()
                .after(READ_WITHIN)
                .fail()
                .subscribe()
                .with(rows -> note(reading, rows), failure -> doWithout(reading, failure));
        return reading;
    }

    /** Makes the next request read: something was changed here, and who was told so relies on it. */
    void forget() {
        synchronized (turn) {
            last = null;
            running = null;
        }
    }

    private void note(CompletableFuture<Map<String, Stored>> reading, List<Stored> rows) {
        Map<String, Stored> keys = rows.stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.key().keyId(), Function.identity()));
        long now = System.nanoTime();
        finish(reading, new Reading(keys, now, now));
        limits.keepOnly(keys.keySet());
        reading.complete(keys);
    }

    private void doWithout(CompletableFuture<Map<String, Stored>> reading, Throwable failure) {
        Reading old = last;
        long now = System.nanoTime();
        if (old == null || now - old.readAt > TRUSTED_WITHOUT_DATABASE.toNanos()) {
            finish(reading, null);
            reading.completeExceptionally(new CompletionException(failure));
            return;
        }
        LOG.warnf("cannot read the API keys; those read before serve on: %s", failure.getMessage());
        finish(reading, new Reading(old.keys, old.readAt, now));
        reading.complete(old.keys);
    }

    private void finish(CompletableFuture<Map<String, Stored>> reading, @Nullable Reading result) {
        synchronized (turn) {
            if (running == reading) {
                running = null;
                last = result;
            }
        }
    }
}
