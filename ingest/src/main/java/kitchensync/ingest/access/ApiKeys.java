package kitchensync.ingest.access;

import static kitchensync.ingest.access.KeyRefused.Reason.ENDED;
import static kitchensync.ingest.access.KeyRefused.Reason.INVALID;
import static kitchensync.ingest.access.KeyRefused.Reason.NOT_ALLOWED;
import static kitchensync.ingest.access.KeyRefused.Reason.TOO_MANY;
import static kitchensync.ingest.access.KeyRefused.Reason.UNKNOWN_KEY;
import static kitchensync.ingest.access.KeyRefused.Reason.UNKNOWN_STORE;

import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.access.KeyTable.Stored;
import org.jboss.logging.Logger;

/**
 * Makes, lists, rotates and revokes keys. Whoever asks says who they are: a caller of one store sees and changes the
 * keys of that store only, and cannot tell others from keys that never were. Results fail with {@link KeyRefused}
 * where it cannot be done as asked.
 */
@Singleton
@Unremovable
public class ApiKeys {

    public static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    public static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final int LONGEST_NAME = 100;

    /** A key that was just made, with the text that is shown this once. */
    public record Made(KeyText text, ApiKey key) {}

    private final KeyTable table;
    private final KnownKeys known;
    private final Catalogue catalogue;
    private final Clock clock;

    ApiKeys(KeyTable table, KnownKeys known, Catalogue catalogue, @RealTime Clock clock) {
        this.table = table;
        this.known = known;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param storeId empty for the whole chain
     * @param life empty for until it is revoked
     */
    public Uni<Made> create(
            Caller caller, String name, Optional<String> storeId, Set<Scope> scopes, Optional<Duration> life) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new KeyRefused(INVALID, "name must be plain text of 1 to " + LONGEST_NAME + " characters");
        }
        if (scopes.isEmpty()) {
            throw new KeyRefused(INVALID, "scopes must name at least one of write, read and admin");
        }
        life.ifPresent(length -> within("expires_in", length, Duration.ofSeconds(1), LONGEST_LIFE));
        Optional<String> store = storeId.map(id -> canonical(caller, id));
        if (caller.onlyStore().isPresent() && !store.equals(caller.onlyStore())) {
            throw new KeyRefused(
                    NOT_ALLOWED,
                    "this key looks after the keys of store "
                            + caller.onlyStore().get()
                            + " only; give that store_id, or use an admin key of the whole chain");
        }
        Instant now = clock.instant();
        KeyText text = KeyText.random();
        ApiKey key = new ApiKey(text.keyId(), name.strip(), store, scopes, now, life.map(now::plus), Optional.empty());
        return table.insert(key, SecretHash.of(text.secret()))
                .invoke(inserted -> requireRoom(inserted, key))
                .invoke(() -> changed(caller, "created", key))
                .replaceWith(new Made(text, key));
    }

    /** A caller of one store learns nothing about others. */
    private String canonical(Caller caller, String id) {
        return catalogue
                .store(id)
                .map(Store::id)
                .or(() -> caller.onlyStore().map(own -> id))
                .orElseThrow(() -> new KeyRefused(
                        UNKNOWN_STORE, "there is no active store of that id; use one of the catalogue, 012 say"));
    }

    /** The keys that work, and those that ended shortly before; the newest first. */
    public Uni<List<ApiKey>> list(Caller caller) {
        return read(caller)
                .map(keys -> keys.values().stream()
                        .map(Stored::key)
                        .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                        .toList());
    }

    /** A key in place of another, which works on until the overlap is over. */
    public Uni<Made> rotate(Caller caller, String keyId, Duration overlap) {
        within("overlap", overlap, Duration.ZERO, LONGEST_OVERLAP);
        return read(caller).map(keys -> existing(keys, keyId)).chain(old -> replace(caller, old, overlap));
    }

    private Uni<Made> replace(Caller caller, Stored stored, Duration overlap) {
        ApiKey old = stored.key();
        Instant now = clock.instant();
        if (old.state(now) != ApiKey.State.LIVE) {
            throw new KeyRefused(
                    ENDED, "key " + old.keyId() + " is " + word(old.state(now)) + "; create a new one instead");
        }
        Instant lastMoment = now.plus(overlap);
        Instant oldEnds = old.expiresAt().filter(lastMoment::isAfter).orElse(lastMoment);
        Optional<Instant> newEnds = stored.lifetime().map(now::plus);
        KeyText text = KeyText.random();
        ApiKey key = new ApiKey(text.keyId(), old.name(), old.storeId(), old.scopes(), now, newEnds, Optional.empty());
        return table.replace(old.keyId(), oldEnds, key, SecretHash.of(text.secret()))
                .invoke(inserted -> requireRoom(inserted, key))
                .invoke(() -> changed(caller, "made in place of " + old.keyId() + ", which ends " + oldEnds, key))
                .replaceWith(new Made(text, key));
    }

    /** Ends a key; in this process at once, in others when they next read the keys. */
    public Uni<Void> revoke(Caller caller, String keyId) {
        return read(caller)
                .map(keys -> existing(keys, keyId))
                .chain(stored ->
                        table.revoke(keyId, clock.instant()).invoke(() -> changed(caller, "revoked", stored.key())));
    }

    /** Read anew, so that nothing is decided by what another process has changed since. */
    private Uni<Map<String, Stored>> read(Caller caller) {
        return table.read(clock.instant())
                .map(rows -> rows.stream()
                        .filter(row -> caller.onlyStore().isEmpty()
                                || row.key().storeId().equals(caller.onlyStore()))
                        .collect(java.util.stream.Collectors.toMap(
                                row -> row.key().keyId(), java.util.function.Function.identity())));
    }

    private static Stored existing(Map<String, Stored> keys, String keyId) {
        Stored stored = keys.get(keyId);
        if (stored == null) {
            throw new KeyRefused(UNKNOWN_KEY, "there is no such key to look after; list them to see which there are");
        }
        return stored;
    }

    private static void requireRoom(boolean inserted, ApiKey key) {
        if (!inserted) {
            String ofAStore = key.storeId()
                    .map(id -> "store " + id + " has " + KeyTable.MOST_OF_A_STORE + " keys, or ")
                    .orElse("");
            throw new KeyRefused(
                    TOO_MANY,
                    ofAStore + "the chain has " + KeyTable.MOST_LIVE_KEYS + " keys; revoke some that nobody uses");
        }
    }

    private static void within(String what, Duration length, Duration least, Duration most) {
        if (length.compareTo(least) < 0 || length.compareTo(most) > 0) {
            throw new KeyRefused(INVALID, what + " must be from " + least + " to " + most + ", but is " + length);
        }
    }

    private void changed(Caller caller, String what, ApiKey key) {
        known.forget();
        LOG.infof(
                "API key %s (%s; %s; %s) %s, by key %s",
                key.keyId(),
                key.name(),
                key.storeId().map(id -> "store " + id).orElse("whole chain"),
                key.scopes().stream().map(Scope::text).sorted().toList(),
                what,
                caller.keyId());
    }

    private static String word(ApiKey.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
