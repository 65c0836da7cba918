package kitchensync.ingest.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.access.KeyTable.Stored;

/** Decides whether a key opens a path: is it one of ours, does it work, not too often, for this scope and store. */
@Singleton
class Admission {

    private static final int LEAST_SECRET = 32;

    /**
     * What a request wants.
     *
     * @param segments of its path
     * @param stores what it says in its query parameter {@code store}
     */
    record Asked(Rule rule, List<String> segments, List<String> stores) {

        /** Every store that the request names, however often. */
        Stream<String> namedStores() {
            return Stream.concat(
                    rule.store(segments).stream(), stores.stream().flatMap(each -> Stream.of(each.split(",", -1))));
        }
    }

    sealed interface Decision {}

    record In(Caller caller) implements Decision {}

    record Refused(HttpProblem problem) implements Decision {}

    private final Catalogue catalogue;
    private final RateLimit limits;
    private final Map<String, Stored> fixed;

    Admission(Catalogue catalogue, RateLimit limits, AccessSettings settings) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.fixed = Stream.concat(
                        settings.processKey().map(key -> fixed("process-key", key, Scope.WRITE)).stream(),
                        settings.adminKey().map(key -> fixed("admin-key", key, Scope.ADMIN)).stream())
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        each -> each.key().keyId(), java.util.function.Function.identity()));
    }

    private static Stored fixed(String setting, String text, Scope scope) {
        KeyText key = KeyText.of(text)
                .orElseThrow(() -> new io.quarkus.runtime.configuration.ConfigurationException(
                        "kitchensync.ingest." + setting + " must have the form ks_<id>_<secret> with a secret of "
                                + LEAST_SECRET + " to 100 letters, digits, - and _"));
        return new Stored(
                new ApiKey(
                        key.keyId(),
                        setting,
                        Optional.empty(),
                        Set.of(scope),
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                SecretHash.of(key.secret()));
    }

    /** Whether this is a key of the settings, which no database knows. */
    boolean isFixed(String keyId) {
        return fixed.containsKey(keyId);
    }

    static boolean isLive(String keyId, Map<String, Stored> keys, Instant now) {
        Stored stored = keys.get(keyId);
        return stored != null && stored.key().state(now) == ApiKey.State.LIVE;
    }

    /** @param keys those of the database */
    Decision decide(Asked asked, KeyText sent, Map<String, Stored> keys, Instant now) {
        Optional<Stored> stored = Optional.ofNullable(fixed.getOrDefault(sent.keyId(), keys.get(sent.keyId())));
        boolean shown = stored.map(Stored::hash).orElse(SecretHash.OF_NO_KEY).isOf(sent.secret());
        if (stored.isEmpty() || !shown) {
            return new Refused(Refusals.unknownKey());
        }
        ApiKey key = stored.get().key();
        ApiKey.State state = key.state(now);
        if (state != ApiKey.State.LIVE) {
            return new Refused(Refusals.ended(key, state));
        }
        Optional<Duration> wait = isFixed(sent.keyId()) ? Optional.empty() : limits.count(key.keyId());
        if (wait.isPresent()) {
            return new Refused(Refusals.tooMany(limits.rule(), wait.get()));
        }
        Optional<Scope> needed = asked.rule().scope();
        if (needed.isPresent() && !key.scopes().contains(needed.get())) {
            return new Refused(Refusals.missingScope(key, needed.get()));
        }
        if (!asked.namedStores().allMatch(store -> key.isFor(canonical(store)))) {
            return new Refused(Refusals.otherStore(key));
        }
        return new In(new Caller(key.keyId(), key.storeId()));
    }

    /** A store that the catalogue does not know stays as it is, and is no key's. */
    private String canonical(String store) {
        return catalogue.store(store).map(Store::id).orElse(store);
    }
}
