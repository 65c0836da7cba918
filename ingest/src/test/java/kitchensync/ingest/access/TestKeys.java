package kitchensync.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import kitchensync.ingest.access.ApiKeys.Made;
import org.jspecify.annotations.Nullable;

/** Keys for tests. */
@ApplicationScoped
class TestKeys {

    static final Caller OWNER = new Caller("test", Optional.empty());
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ApiKeys keys;

    TestKeys(ApiKeys keys) {
        this.keys = keys;
    }

    /** @param store null for the whole chain */
    Made make(@Nullable String store, Scope... scopes) {
        return make(store, Optional.empty(), scopes);
    }

    Made make(@Nullable String store, Optional<Duration> life, Scope... scopes) {
        return keys.create(OWNER, "till", Optional.ofNullable(store), Set.of(scopes), life)
                .await()
                .atMost(LIMIT);
    }

    String text(@Nullable String store, Scope... scopes) {
        return make(store, scopes).text().whole();
    }
}
