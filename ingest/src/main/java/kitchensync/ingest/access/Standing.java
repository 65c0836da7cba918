package kitchensync.ingest.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether a caller who was let in may still be there, for what goes on long after the request. */
@Singleton
public class Standing {

    private final KnownKeys known;
    private final Admission admission;
    private final Clock clock;

    Standing(KnownKeys known, Admission admission, @RealTime Clock clock) {
        this.known = known;
        this.admission = admission;
        this.clock = clock;
    }

    /** False when the caller's key was revoked or has expired; fails while the keys cannot be read. */
    public CompletionStage<Boolean> of(Caller caller) {
        if (caller.isAnybody() || admission.isFixed(caller.keyId())) {
            return CompletableFuture.completedFuture(true);
        }
        return known.now(caller.keyId())
                .map(CompletableFuture::completedFuture)
                .orElseGet(known::read)
                .thenApply(keys -> Admission.isLive(caller.keyId(), keys, clock.instant()));
    }
}
