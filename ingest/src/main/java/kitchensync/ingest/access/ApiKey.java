package kitchensync.ingest.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is stored, without its secret.
 *
 * @param name who uses it, as people call it
 * @param storeId the store it is for, by its id in the catalogue; empty for the whole chain
 * @param expiresAt when it ends by itself; empty for never
 * @param revokedAt when it was ended
 */
public record ApiKey(
        String keyId,
        String name,
        Optional<String> storeId,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    /** Whether a key works. */
    public enum State {
        LIVE,
        EXPIRED,
        REVOKED
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** @param now the real time; a key does not age faster when a simulated clock does */
    public State state(Instant now) {
        if (revokedAt.filter(at -> !at.isAfter(now)).isPresent()) {
            return State.REVOKED;
        }
        return expiresAt.filter(at -> !at.isAfter(now)).isPresent() ? State.EXPIRED : State.LIVE;
    }

    /** Whether this key is for a store: that store's own, or one of the whole chain. */
    public boolean isFor(String store) {
        return storeId.map(store::equals).orElse(true);
    }
}
